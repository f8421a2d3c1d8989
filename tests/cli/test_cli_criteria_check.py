"""`criteria check` and `criteria lock` as their users see them."""

from cchc_score.criteria.layout import laid_out

LOOSE = """\
# đầu tệp
version: '1.0'
id: a
title: "Bộ nhỏ"
levels: [x]
total: 1.0
fields:
-   title: Một
    code: 1
    max: 1   # điểm
    legal: [L]
    evidence: [E]
    rule: {kind: yes_no, no: 1}
"""


def test_a_sound_set_is_one_line(desk):
    tidy = laid_out(LOOSE.replace(", no: 1", ""))
    path = desk.text("a.yaml", tidy)
    status, out, _ = desk.call("criteria", "check", path)
    said = "– 1 lĩnh vực, 1 tiêu chí chấm điểm, tổng 1 điểm, cộng khớp ở mọi mục.\n"
    assert (status, out) == (0, f"Đạt: {path} {said}")


def test_warnings_fail_only_where_that_is_asked(desk):
    path = desk.text("a.yaml", laid_out(LOOSE))
    status, out, _ = desk.call("criteria", "check", path, "--lang", "en")
    assert status == 0
    assert "leaf-nobody-loses" in out
    assert f"{path}:13:11" in out
    assert desk.call("criteria", "check", path, "--strict")[0] == 1


def test_notes_never_fail(desk):
    path = desk.text("a.yaml", LOOSE.replace(", no: 1", "").replace("code: 1", 'code: "1"'))
    status, out, _ = desk.call("criteria", "check", path, "--strict")
    assert status == 0
    assert "not-in-house-style" in out


def test_fix_lays_out_says_what_and_then_has_nothing_to_do(desk):
    path = desk.text("a.yaml", LOOSE)
    status, out, _ = desk.call("criteria", "check", path, "--fix", "--lang", "en")
    assert status == 0  # the code is quoted now
    assert f"Laid out {path}: " in out
    assert '  +  - code: "1"\n' in out
    written = (desk.folder / "a.yaml").read_text(encoding="utf-8")
    assert written == laid_out(LOOSE)
    assert "# điểm" in written
    assert written.startswith("# đầu tệp\n")
    assert "not-in-house-style" not in out
    assert "Laid out" not in desk.call("criteria", "check", path, "--fix", "--lang", "en")[1]


def test_fix_leaves_a_file_alone_whose_yaml_is_broken(desk):
    path = desk.text("a.yaml", "id: [a\n")
    status, _, _ = desk.call("criteria", "check", path, "--fix")
    assert status == 1
    assert (desk.folder / "a.yaml").read_text(encoding="utf-8") == "id: [a\n"


def test_fix_leaves_worked_cases_alone(desk):
    cases = "set: a.yaml\ncases:\n    '1.1': [{typed: 1,   points: 1}]\n"
    path = desk.text("a.cases.yaml", cases)
    assert desk.call("criteria", "check", path, "--fix")[0] == 1
    assert (desk.folder / "a.cases.yaml").read_text(encoding="utf-8") == cases


def test_a_register_of_the_office_is_used(desk):
    path = desk.text("a.yaml", laid_out(LOOSE.replace("[L]", "[Quyết định 12/QĐ-UBND]")))
    own = desk.text("van-ban.yaml", "texts: [{symbol: 12/QĐ-UBND, replaced: 2020}]\n")
    assert "text-expired" in desk.call("criteria", "check", path, "--texts", own)[1]
    assert "text-expired" not in desk.call("criteria", "check", path)[1]
    wrong = desk.text("sai.yaml", "texts: [{so: 12/QĐ-UBND}]\n")
    status, out, _ = desk.call("criteria", "check", path, "--texts", wrong)
    assert status == 1
    assert "sai.yaml:1:10" in out


def test_accepted_warnings_are_counted(desk):
    accepted = "accepted: [{warning: leaf-nobody-loses, because: Theo quyết định}]\n"
    path = desk.text("a.yaml", laid_out(LOOSE + accepted))
    status, out, _ = desk.call("criteria", "check", path, "--strict")
    assert status == 0
    assert out.endswith("1 cảnh báo được chấp nhận, có nêu lý do.\n")


def test_lock_then_a_silent_change(desk):
    path = desk.text("a.yaml", laid_out(LOOSE.replace(", no: 1", "")))
    status, out, _ = desk.call("criteria", "lock", path)
    assert status == 0
    assert out == f"Đã ghi {desk.folder / 'criteria.lock'}\nĐã khóa a 1.0.\n"
    assert desk.call("criteria", "lock", path)[1] == "a 1.0 đã khóa từ trước.\n"
    assert desk.call("criteria", "check", path)[0] == 0
    desk.text("a.yaml", (desk.folder / "a.yaml").read_text(encoding="utf-8").replace("Một", "Hai"))
    status, out, _ = desk.call("criteria", "check", path)
    assert status == 1
    assert "locked-set-changed" in out
    assert "Đạt:" not in out
    command = f"cchc-score criteria lock {path}"  # can be run as it stands
    assert "".join(command.split()) in "".join(out.split())
    assert desk.call("criteria", "lock", path)[0] == 1


def test_a_missing_campaign_is_wrong_usage(desk):
    path = desk.text("a.yaml", LOOSE)
    assert desk.call("criteria", "check", path, "--campaign", str(desk.folder / "none"))[0] == 2
