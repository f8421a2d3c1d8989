"""A campaign's real answers: leaves that told nobody apart, and weights below every distance."""

import csv

import pytest

from cchc_score.authoring.checking import Against, check_set

SET = """\
id: a
version: "1"
title: A
levels: [commune]
total: 10
fields:
  - {code: "1", title: Ai cũng đủ, max: 2, legal: [L], evidence: [E], rule: {kind: judged}}
  - {code: "2", title: Ai cũng không, max: 2, legal: [L], evidence: [E], rule: {kind: judged}}
  - {code: "3", title: Ai cũng như nhau, max: 2, legal: [L], evidence: [E], rule: {kind: judged}}
  - {code: "4", title: Khác nhau, max: 3.9, legal: [L], evidence: [E], rule: {kind: judged}}
  - {code: "5", title: Nhẹ, max: 0.1, legal: [L], evidence: [E], rule: {kind: judged}}
bonus: {cap: 1, children: [{code: "T", title: Thưởng, max: 1, legal: [L], evidence: [E], rule: {kind: judged}}]}
"""


def campaign(folder, fourth: list[str], fifth: list[str]) -> None:
    (folder / "a.yaml").write_text(SET, encoding="utf-8")
    (folder / "campaign.yaml").write_text("year: 2025\ntitle: T\nlevels: {commune: a.yaml}\n", encoding="utf-8")
    units = "".join(f"X{at},Xã {at},commune,Xã\n" for at in range(len(fourth)))
    (folder / "units.csv").write_text(f"code,name,level,group\n{units}", encoding="utf-8")
    (folder / "self").mkdir()
    for at, (four, five) in enumerate(zip(fourth, fifth, strict=True)):
        rows = [["1", "2"], ["2", "0"], ["3", "1"], ["4", four], ["5", five], ["T", "1"]]
        with (folder / "self" / f"X{at}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([f"Mã đơn vị: X{at}"])
            writer.writerow(["Mã", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm"])
            writer.writerows([code, "", "", points] for code, points in rows)


def told(folder) -> list[tuple[str, object]]:
    against = Against((), folder, lambda done, of: None)
    checked = check_set(str(folder / "a.yaml"), against)
    return [(problem.code, problem.values.get("code")) for problem in checked.problems]


STYLE = ("not-in-house-style", None)


@pytest.mark.parametrize(
    ("fourth", "fifth", "expected"),
    [
        # Indexes 10 × (3 + 4th + 5th + 1): neighbours are 3 and 10 apart, more than the 1 that the fifth can give.
        (["1", "1.3", "2.3"], ["0", "0", "0.01"], ["weight-below-gap"]),
        # 0.05 × 10 = 0.5 apart: the fifth, which can give 1, could move that.
        (["1", "1.05", "2.3"], ["0", "0", "0.01"], []),
        # Two that tie are 0 apart: anything could part them.
        (["1", "1", "2.3"], ["0", "0", "0.01"], []),
    ],
)
def test_leaves_that_moved_nobody(tmp_path, fourth, fifth, expected):
    campaign(tmp_path, fourth, fifth)
    alike = [("leaf-all-earned", "1"), ("leaf-none-earned", "2"), ("leaf-all-alike", "3")]
    found = [each for each in told(tmp_path) if each != STYLE]
    assert found == [*alike, *((code, "5") for code in expected)]


def test_two_units_say_nothing(tmp_path):
    campaign(tmp_path, ["1", "1.05"], ["0", "0.1"])
    assert [each for each in told(tmp_path) if each != STYLE] == []


def test_a_campaign_of_other_levels_is_told(tmp_path):
    campaign(tmp_path, ["1", "2", "3"], ["0", "0", "0.1"])
    other = SET.replace("[commune]", "[department]")
    (tmp_path / "b.yaml").write_text(other, encoding="utf-8")
    checked = check_set(str(tmp_path / "b.yaml"), Against((), tmp_path, lambda done, of: None))
    assert "campaign-without-units" in [problem.code for problem in checked.problems]
