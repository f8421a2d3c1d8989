"""`criteria impact`: real answers under two versions; every figure by hand.

Under OLD (10 points): A01 has 1 + 45/60 × 2 + 1 + 1.5 (80%) + 1.5 + 1 = 7.5;
A02 has 1 + 2 + 0 + 3 (95%) + 2 + 0 = 8.
"""

import csv

import openpyxl
import pytest
from versions import NEW, OLD, Repository

FORM = """\
Mã đơn vị: {code}
Mã | Tiêu chí | Điểm tối đa | Số liệu kê khai | Điểm tự chấm
1.1 | Ban hành kế hoạch | 1 | {plan} |
1.2 | Hồ sơ đúng hạn | 2
1.2:a | Số hồ sơ đúng hạn | | {part} |
1.2:b | Số hồ sơ đã giải quyết | | 60 |
1.3 | Báo cáo định kỳ | 1 | {report} |
2.1 | Tỷ lệ hồ sơ trực tuyến | 3 | {online} |
2.2 | Chất lượng niêm yết | 2 | | {posted}
2.3 | Sổ theo dõi giấy | 1 | {book} |
"""
A01 = {"plan": "Có", "part": 45, "report": "Có", "online": "80%", "posted": "1,5", "book": "Có"}
A02 = {"plan": "Có", "part": 60, "report": "Không", "online": "95%", "posted": "2", "book": "Không"}


@pytest.fixture
def repo(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("CCHC_LANG", raising=False)
    return Repository(tmp_path, capsys, monkeypatch)


def table(repo, name: str, text: str) -> None:
    """A table of text, its cells parted by |, as a file of the campaign."""
    path = repo.write(f"nam/{name}.csv", "")
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([cell.strip() for cell in line.split("|")] for line in text.splitlines())


def campaign(repo, **forms: dict) -> None:
    repo.write("nam/campaign.yaml", "year: 2025\ntitle: Thử\nlevels: {commune: ../old.yaml}\n")
    repo.write("nam/units.csv", "code,name,level,group\nA01,Xã Một,commune,Xã\nA02,Xã Hai,commune,Xã\n")
    repo.write("old.yaml", OLD)
    for code, answers in forms.items():
        table(repo, f"self/{code}", FORM.format(code=code, **answers))


def impact(repo, new: str, old: str = OLD) -> dict:
    repo.write("old.yaml", old)
    repo.write("new.yaml", new)
    return repo.json("criteria", "impact", "old.yaml", "new.yaml", "--campaign", "nam")


def standings(document: dict, which: str) -> dict[str, tuple]:
    return {
        unit["code"]: (unit[which]["rank"], unit[which]["points"], unit[which]["max"], unit[which]["grade"])
        for unit in document["units"]
    }


def replaced(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


ONLINE = "bands: [{above: 90, points: 3}, {from: 70, to: 90, points: 1.5}, {below: 70, points: 0}]"


def test_a_changed_scale_moves_ranks_and_grades_and_says_by_which_leaf(repo):
    campaign(repo, A01=A01, A02=A02)
    document = impact(repo, replaced(OLD, (ONLINE, "bands: [{from: 80, points: 3}, {below: 80, points: 0}]")))
    assert standings(document, "old") == {"A01": (2, "7.5", "10", "Khá"), "A02": (1, "8", "10", "Tốt")}
    # 80% now earns 3 instead of 1.5: 7.5 + 1.5 = 9
    assert standings(document, "new") == {"A01": (1, "9", "10", "Tốt"), "A02": (2, "8", "10", "Tốt")}
    first = next(unit for unit in document["units"] if unit["code"] == "A01")
    assert (first["ranks"], first["index"]) == (1, "15")
    assert [(cause["code"], cause["change"]) for cause in first["causes"]] == [("2.1", "15")]
    assert document["summary"] == {"units": 2, "moved": 2, "regraded": 1, "lost": 0, "found": 0}
    assert document["leaves"][0] == {
        "code": "2.1",
        "title": "Tỷ lệ hồ sơ trực tuyến",
        "gain": 1,
        "lose": 0,
        "mean": "7.5",
        "gone": False,
    }


def test_renumbered_and_moved_leaves_keep_their_answers_and_new_ones_are_left_out(repo):
    """NEW without its new 1.1: 9 points. A01: 1 + 1.5 + 3 (80% → from 80) + 1.5 × 1.5/2 + 1.5 = 8.125;
    A02: 1 + 2 + 3 + 1.5 + 0 = 7.5."""
    campaign(repo, A01=A01, A02=A02)
    document = impact(repo, NEW)
    assert document["compared"] == {"points": "9", "of": "10"}
    assert document["answers"] == {
        "left_out": ["1.1"],
        "share_kept": [],
        "points_scaled": ["2.2"],
        "ignored": ["2.3"],
    }
    assert standings(document, "new") == {"A01": (1, "8.125", "9", "Tốt"), "A02": (2, "7.5", "9", "Tốt")}


def test_the_campaigns_own_combination_holds_for_both_versions(repo):
    """Self counts 0.4, a missing inspection 0: 0.4 × 7.5 = 3, 0.4 × 8 = 3.2; with the new scale 0.4 × 9 = 3.6."""
    campaign(repo, A01=A01, A02=A02)
    own = (
        "{set: ../old.yaml, combination: {method: weighted, weights: {self: 0.4, inspection: 0.6}, missing: zero}}"
    )
    repo.write("nam/campaign.yaml", f"year: 2025\ntitle: Thử\nlevels: {{commune: {own}}}\n")
    document = impact(repo, replaced(OLD, (ONLINE, "bands: [{from: 80, points: 3}, {below: 80, points: 0}]")))
    assert {code: row[1] for code, row in standings(document, "old").items()} == {"A01": "3", "A02": "3.2"}
    assert {code: row[1] for code, row in standings(document, "new").items()} == {"A01": "3.6", "A02": "3.2"}


def test_the_causes_of_a_unit_add_up_to_the_change_of_its_index(repo):
    """A02 lost 1 of 10 by 1.3 and 1 of 10 by 2.3; now 1.5 of 9 by 2.4: 80 → 83.33, +10 by 2.3, −6.67 by 2.4."""
    campaign(repo, A01=A01, A02=A02)
    unit = next(unit for unit in impact(repo, NEW)["units"] if unit["code"] == "A02")
    assert [(c["code"], c["gone"], c["change"]) for c in unit["causes"]] == [
        ("2.3", True, "10"),
        ("2.4", False, "-6.666666666667"),
    ]
    assert unit["index"] == "3.333333333333"


def test_a_question_worded_anew_is_used_and_said(repo):
    campaign(repo, A01=A01, A02=A02)
    new = replaced(OLD, ("part: Số hồ sơ đúng hạn", "part: Số hồ sơ giải quyết đúng hạn"))
    document = impact(repo, new)
    assert document["summary"]["moved"] == 0
    assert standings(document, "new") == standings(document, "old")
    _, out, _ = repo.call("criteria", "impact", "old.yaml", "new.yaml", "--campaign", "nam")
    assert "là cùng một câu hỏi" in " ".join(out.split())


def test_a_rule_that_asks_more_keeps_the_share_that_was_earned_and_says_what_is_lacking(repo):
    campaign(repo, A01=A01, A02=A02)
    asks_more = "title: Báo cáo định kỳ, max: 1, rule: {kind: all_of, conditions: [Gửi đủ quý, Có số liệu]}"
    new = replaced(OLD, ("title: Báo cáo định kỳ, max: 1, rule: {kind: yes_no}", asks_more))
    document = impact(repo, new)
    assert document["answers"]["share_kept"] == ["1.3"]
    assert standings(document, "new") == standings(document, "old")
    _, out, _ = repo.call(
        "criteria", "impact", "old.yaml", "new.yaml", "--campaign", "nam", "--format", "markdown"
    )
    assert "hỏi thêm: Gửi đủ quý; Có số liệu" in out


def test_a_leaf_that_others_fill_now_is_left_out(repo):
    campaign(repo, A01=A01, A02=A02)
    new = replaced(
        OLD, ("title: Báo cáo định kỳ, max: 1,", "title: Báo cáo định kỳ, max: 1, filled_by: inspection,")
    )
    document = impact(repo, new)
    assert document["answers"]["left_out"] == ["1.3"]
    assert standings(document, "new") == {"A01": (2, "6.5", "9", "Khá"), "A02": (1, "8", "9", "Tốt")}


def test_a_unit_whose_answer_does_not_hold_any_more_loses_its_rank_and_the_reason_is_told(repo):
    campaign(repo, A01=A01, A02={**A02, "report": "Không áp dụng"})
    offering = replaced(
        OLD, ("title: Báo cáo định kỳ, max: 1,", "title: Báo cáo định kỳ, max: 1, not_applicable: exclude,")
    )
    document = impact(repo, OLD, offering)
    assert standings(document, "old")["A02"] == (1, "8", "9", "Tốt")
    second = next(unit for unit in document["units"] if unit["code"] == "A02")
    assert second["new"]["rank"] is None
    assert "1.3" in second["new"]["reasons"][0]
    assert document["summary"]["lost"] == 1


def test_points_of_an_appraiser_on_facts_of_the_unit_go_by_those_facts(repo):
    """The appraiser confirmed 1.5 for 80%; by the new scale the same fact earns 3."""
    campaign(repo, A01=A01, A02=A02)
    verdict = (
        "Mã đơn vị: A01\nMã | Tiêu chí | Điểm tối đa | Điểm thẩm định\n2.1 | Tỷ lệ hồ sơ trực tuyến | 3 | 1,5\n"
    )
    table(repo, "appraisal/a", verdict)
    document = impact(repo, replaced(OLD, (ONLINE, "bands: [{from: 80, points: 3}, {below: 80, points: 0}]")))
    assert standings(document, "new")["A01"][1] == "9"
    assert document["answers"]["points_scaled"] == []


def test_forms_made_for_the_new_version_are_scored_by_the_old_one(repo):
    repo.write("nam/campaign.yaml", "year: 2025\ntitle: Thử\nlevels: {commune: ../new.yaml}\n")
    repo.write("nam/units.csv", "code,name,level,group\nA01,Xã Một,commune,Xã\n")
    repo.write("new.yaml", NEW)
    form = """\
Mã đơn vị: A01
Mã | Tiêu chí | Điểm tối đa | Số liệu kê khai | Điểm tự chấm
1.1 | Phân công người đầu mối | 1 | Có |
1.2 | Ban hành kế hoạch | 1 | Có |
1.3 | Hồ sơ đúng hạn | 2
1.3:a | Số hồ sơ đúng hạn | | 45 |
1.3:b | Số hồ sơ đã giải quyết | | 60 |
2.1 | Tỷ lệ hồ sơ trực tuyến | 3 | 80% |
2.2 | Chất lượng niêm yết | 1,5 | | 1,5
2.4 | Báo cáo định kỳ | 1,5 | Có |
"""
    table(repo, "self/A01", form)
    document = impact(repo, NEW)
    assert document["answered"] == "new"
    assert document["answers"]["left_out"] == ["2.3"]
    # OLD without 2.3: 1 + 1.5 + 1 + 1.5 + 2 of 9
    assert standings(document, "old") == {"A01": (1, "7", "9", "Khá")}
    # NEW: 1 + 1 + 1.5 + 3 + 1.5 + 1.5
    assert standings(document, "new") == {"A01": (1, "9.5", "10", "Tốt")}


def test_stamped_forms_made_for_the_old_version_are_read_although_leaves_changed(repo):
    """A stamp tells which leaves changed since: their answers are no answers for `rank`, but are for a replay."""
    campaign(repo)
    assert repo.call("form", "self", "nam", "--unit", "A01", "-o", "phieu")[0] == 0
    path = next((repo.folder / "phieu" / "self").glob("*.xlsx"))
    book = openpyxl.load_workbook(path)
    answers = {"1.1": "Có", "1.2:a": 45, "1.2:b": 60, "1.3": "Có", "2.1": 0.8, "2.3": "Có"}
    sheet = book["Tự chấm"]
    for line in range(1, sheet.max_row + 1):
        code = sheet.cell(line, 1).value
        if code in answers:
            sheet.cell(line, 4).value = answers[code]
        elif code == "2.2":
            sheet.cell(line, 9).value = 1.5
    (repo.folder / "nam" / "self").mkdir()
    book.save(repo.folder / "nam" / "self" / "A01.xlsx")
    document = impact(repo, NEW)
    assert document["answered"] == "old"
    assert standings(document, "old")["A01"] == (1, "7.5", "10", "Khá")
    assert standings(document, "new")["A01"] == (1, "8.125", "9", "Tốt")


def test_a_campaign_without_a_level_of_the_set_has_nothing_to_replay(repo):
    campaign(repo, A01=A01, A02=A02)
    new = OLD.replace("levels: [commune]", "levels: [department]")
    repo.write("new.yaml", new)
    status, out, err = repo.call(
        "criteria", "impact", "old.yaml", "new.yaml", "--campaign", "nam", "--format", "markdown"
    )
    assert (status, out) == (0, "")
    assert "impact-no-level" in err


def test_a_folder_that_is_no_campaign_is_told(repo):
    repo.write("old.yaml", OLD)
    (repo.folder / "trong").mkdir()
    status, out, _ = repo.call("criteria", "impact", "old.yaml", "old.yaml", "--campaign", "trong")
    assert status == 1
    assert "campaign-file-missing" in out
    assert repo.call("criteria", "impact", "old.yaml", "old.yaml", "--campaign", "khong-co")[0] == 2


def test_markdown_opens_with_the_summary(repo):
    campaign(repo, A01=A01, A02=A02)
    repo.write("new.yaml", replaced(OLD, (ONLINE, "bands: [{from: 80, points: 3}, {below: 80, points: 0}]")))
    _, out, _ = repo.call(
        "criteria", "impact", "old.yaml", "new.yaml", "--campaign", "nam", "--format", "markdown"
    )
    assert out.startswith(
        "## Ai đổi hạng khi chuyển từ xa 1.0 sang xa 1.0\n\n"
        "2/2 đơn vị đổi hạng: lên nhiều nhất Xã Một (+1), xuống nhiều nhất Xã Hai (−1).\n\n"
        "1 đơn vị đổi xếp loại (lên 1, xuống 0).\n"
    )
    row = "| Xã Một (A01) | 2 → 1 ▲1 | 75,00 → 90,00 | +15,00 | Khá → Tốt | 2.1 +15,00 |"
    assert row in out.replace("\u00a0", " ")
