"""`criteria diff`: every sort of change between two versions, found and named; revisions read out of git."""

import json

import pytest
from versions import NEW, OLD, Repository


@pytest.fixture
def repo(tmp_path, capsys, monkeypatch):
    return Repository(tmp_path, capsys, monkeypatch)


def diff(repo, old: str, new: str) -> dict:
    repo.write("old.yaml", old)
    repo.write("new.yaml", new)
    return repo.json("criteria", "diff", "old.yaml", "new.yaml")


def edits(document: dict) -> dict[str, dict[str, tuple[list[str], list[str]]]]:
    """New code → aspect → lines before, lines after."""
    return {
        node["code"]: {edit["aspect"]: (edit["before"], edit["after"]) for edit in node["edits"]}
        for node in document["changed"]
    }


def replaced(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_added_and_removed_are_told_by_what_they_are_not_by_their_code(repo):
    document = diff(repo, OLD, NEW)
    assert [(node["code"], node["title"]) for node in document["added"]] == [("1.1", "Phân công người đầu mối")]
    assert [(node["code"], node["title"]) for node in document["removed"]] == [("2.3", "Sổ theo dõi giấy")]


def test_a_leaf_pushed_on_by_a_new_one_is_renumbered_and_nothing_else(repo):
    changed = edits(diff(repo, OLD, NEW))
    assert changed["1.2"] == {"code": (["1.1"], ["1.2"])}
    assert changed["1.3"] == {"code": (["1.2"], ["1.3"])}


def test_a_leaf_under_another_field_is_moved_and_re_pointed(repo):
    changed = edits(diff(repo, OLD, NEW))["2.4"]
    assert changed["code"] == (["1.3"], ["2.4"])
    assert changed["place"] == (["trong 1 Chỉ đạo, điều hành"], ["trong 2 Công khai và một cửa"])
    assert changed["max"] == (["1 điểm"], ["1,5 điểm"])
    assert "rule" not in changed, "yes_no counts alike, only its points differ"


def test_a_changed_scale_is_told_in_the_sentences_of_the_annex(repo):
    before, after = edits(diff(repo, OLD, NEW))["2.1"]["rule"]
    assert before == ["Trên 90%: 3 điểm", "Từ 70% đến 90%: 1,5 điểm", "Dưới 70%: 0 điểm"]
    assert after == ["Từ 80% trở lên: 3 điểm", "Từ 60% đến dưới 80%: 1,5 điểm", "Dưới 60%: 0 điểm"]


def test_a_reworded_guidance_is_no_change_of_the_rule(repo):
    new = OLD.replace("Theo số liệu của hệ thống.", "Theo Cổng dịch vụ công.")
    assert edits(diff(repo, OLD, new)) == {
        "2.1": {"guidance": (["Theo số liệu của hệ thống."], ["Theo Cổng dịch vụ công."])}
    }


def test_a_reworded_title_keeps_the_leaf(repo):
    new = OLD.replace("title: Ban hành kế hoạch", "title: Ban hành kế hoạch năm")
    document = diff(repo, OLD, new)
    assert edits(document) == {"1.1": {"title": (["Ban hành kế hoạch"], ["Ban hành kế hoạch năm"])}}
    assert document["added"] == document["removed"] == []


def test_another_thing_under_the_same_code_was_put_in_its_place(repo):
    new = replaced(
        OLD,
        (
            '{code: "2.3", title: Sổ theo dõi giấy, max: 1, rule: {kind: yes_no}}',
            '{code: "2.3", title: Phản hồi kiến nghị, max: 1, rule: {kind: judged, step: 0.5}}',
        ),
    )
    document = diff(repo, OLD, new)
    assert [node["title"] for node in document["added"]] == ["Phản hồi kiến nghị"]
    assert [node["title"] for node in document["removed"]] == ["Sổ theo dõi giấy"]


def test_a_change_of_kind_names_both_kinds_and_what_each_asks(repo):
    new = replaced(
        OLD,
        (
            "title: Sổ theo dõi giấy, max: 1, rule: {kind: yes_no}",
            "title: Sổ theo dõi giấy, max: 1, rule: {kind: judged, step: 0.5}",
        ),
    )
    before, after = edits(diff(repo, OLD, new))["2.3"]["rule"]
    assert before[:2] == ["Loại quy tắc: yes_no", "Hỏi: Đạt yêu cầu"]
    assert after[:2] == ["Loại quy tắc: judged", "Không hỏi số liệu, người chấm cho điểm"]


def test_a_leaf_that_is_parted_keeps_its_place_and_says_so(repo):
    parted = """\
      - code: "2.2"
        title: Chất lượng niêm yết
        max: 2
        children:
          - {code: "2.2.1", title: Niêm yết đủ, max: 1, rule: {kind: yes_no}}
          - {code: "2.2.2", title: Niêm yết đúng mẫu, max: 1, rule: {kind: yes_no}}
"""
    new = replaced(
        OLD,
        ('      - {code: "2.2", title: Chất lượng niêm yết, max: 2, rule: {kind: judged, step: 0.25}}\n', parted),
    )
    document = diff(repo, OLD, new)
    assert edits(document)["2.2"]["rule"][1] == ["Cộng điểm các mục con: 2.2.1, 2.2.2"]
    assert [node["code"] for node in document["added"]] == ["2.2.1", "2.2.2"]


def test_a_field_renumbered_takes_its_children_along_untold(repo):
    lines = OLD.splitlines(keepends=True)
    first = next(n for n, line in enumerate(lines) if '- code: "1"' in line)
    second = next(n for n, line in enumerate(lines) if '- code: "2"' in line)
    swapped = [
        *lines[:first],
        *[line.replace('"2', '"1') for line in lines[second:]],
        *[line.replace('"1', '"2') for line in lines[first:second]],
    ]
    document = diff(repo, OLD, "".join(swapped))
    assert document["added"] == document["removed"] == []
    told = edits(document)
    assert {code: aspects["code"] for code, aspects in told.items()} == {"1": (["2"], ["1"]), "2": (["1"], ["2"])}
    assert sum("place" in aspects for aspects in told.values()) == 1, "of two that swapped one moved"


def test_who_fills_a_field_is_told_at_the_field_alone(repo):
    new = OLD.replace("title: Công khai và một cửa\n", "title: Công khai và một cửa\n    filled_by: inspection\n")
    assert edits(diff(repo, OLD, new)) == {"2": {"filled_by": (["tự đánh giá"], ["kiểm tra"])}}


def test_settings_that_differ_are_told_and_no_others(repo):
    document = diff(repo, OLD, NEW)
    told = {setting["what"]: (setting["before"], setting["after"]) for setting in document["settings"]}
    assert list(told) == ["Phiên bản", "Xếp hạng", "Xếp loại"]
    assert told["Phiên bản"] == (["1.0"], ["1.1"])


def test_the_budget_stands_at_the_end_field_by_field(repo):
    new = replaced(
        NEW,
        ("    title: Công khai và một cửa\n    max: 6\n", "    title: Công khai và một cửa\n    max: 7\n"),
        ("total: 10\n", "total: 11\n"),
        ("title: Báo cáo định kỳ, max: 1.5", "title: Báo cáo định kỳ, max: 2.5"),
    )
    document = diff(repo, OLD, new)
    assert [(line["code"], line["before"], line["after"]) for line in document["budget"]] == [
        ("1", "4", "4"),
        ("2", "6", "7"),
    ]
    assert document["total"] == {"before": "10", "after": "11"}


def test_markdown_shows_the_words_that_differ_and_ends_with_the_budget(repo):
    repo.write("old.yaml", OLD)
    repo.write("new.yaml", NEW)
    status, out, err = repo.call("criteria", "diff", "old.yaml", "new.yaml", "--format", "markdown")
    assert (status, err) == (0, "")
    assert out.startswith("## So sánh bộ tiêu chí: xa 1.0 → xa 1.1\n")
    assert "| Theo số liệu của ~~hệ thống.~~ | Theo số liệu của **Cổng dịch vụ công.** |" in out
    assert out.endswith(
        "| Mã | Lĩnh vực | Trước | Sau | Chênh | Tiêu chí chấm điểm |\n"
        "| --- | --- | ---: | ---: | ---: | ---: |\n"
        "| 1 | Chỉ đạo, điều hành | 4 | 4 |  | 3 |\n"
        "| 2 | Công khai và một cửa | 6 | 6 |  | 3 |\n"
        "|  | **Tổng điểm** | **10** | **10** |  | **6** |\n"
    )


def test_markdown_keeps_pipes_and_signs_of_a_title_inside_their_cell(repo):
    repo.write("old.yaml", OLD)
    repo.write("new.yaml", OLD.replace("title: Báo cáo định kỳ,", 'title: "Báo cáo | <b> *_định_* kỳ @ai",'))
    _, out, _ = repo.call("criteria", "diff", "old.yaml", "new.yaml", "--format", "markdown")
    line = next(line for line in out.splitlines() if "Báo cáo" in line and line.startswith("| 1.3"))
    assert line.replace(r"\|", "").count("|") == 6, "five cells"
    assert r"\| &lt;b&gt; \*\_định\_\* kỳ" in line
    assert "@ai" not in line, "nobody is mentioned by mistake"


def test_long_tables_are_folded(repo):
    leaves = [
        f'      - {{code: "3.{n}", title: Việc thứ {n}, max: 1, rule: {{kind: yes_no}}}}' for n in range(1, 14)
    ]
    field = '  - code: "3"\n    title: Thêm\n    max: 13\n    children:\n' + "\n".join(leaves) + "\n"
    repo.write("old.yaml", OLD)
    repo.write("new.yaml", OLD.replace("total: 10\n", "total: 23\n") + field)
    _, out, _ = repo.call("criteria", "diff", "old.yaml", "new.yaml", "--format", "markdown")
    assert "<details>\n<summary>Xem 14 dòng</summary>\n\n| Mã |" in out


def test_equal_versions_say_so(repo):
    repo.write("old.yaml", OLD)
    status, out, _ = repo.call("criteria", "diff", "old.yaml", "old.yaml")
    assert status == 0
    assert "Hai bản giống nhau" in out


def test_a_set_at_a_revision_is_read_as_it_stood_with_what_it_extends(repo):
    local = 'id: noi-bo\nversion: "1"\ntitle: Mở rộng\nextends: {set: %s}\n'
    repo.write("criteria/xa.yaml", OLD)
    repo.write("criteria/con/noi-bo.yaml", local % "../xa.yaml")
    repo.commit()
    repo.write("criteria/xa.yaml", NEW)
    document = repo.json("criteria", "diff", "main:criteria/con/noi-bo.yaml", "criteria/con/noi-bo.yaml")
    assert [node["code"] for node in document["added"]] == ["1.1"]
    assert document["old"]["file"] == "main:criteria/con/noi-bo.yaml"


def test_a_path_at_a_revision_may_be_seen_from_the_current_folder(repo, monkeypatch):
    repo.write("criteria/xa.yaml", OLD)
    repo.commit()
    monkeypatch.chdir(repo.folder / "criteria")
    assert repo.json("criteria", "diff", "main:xa.yaml", "HEAD:./xa.yaml")["changed"] == []


def test_a_path_without_its_folder_is_told_the_file_of_that_name(repo):
    repo.write("criteria/xa-2026.yaml", OLD)
    repo.write("a-2026.yaml", OLD)
    repo.commit()
    out = repo.call("criteria", "diff", "main:xa-2026.yaml", "criteria/xa-2026.yaml")[1]
    assert "“criteria/xa-2026.yaml”?" in " ".join(out.split())


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("khong-co:criteria/xa.yaml", "git-unknown-revision"),
        ("--output=x:criteria/xa.yaml", None),
        ("main:criteria/xã.yaml", "git-unknown-path-suggest"),
        ("main:qqq", "git-unknown-path"),
        ("khong-co.yaml", "set-not-found"),
    ],
)
def test_what_cannot_be_found_is_told(repo, name, code):
    repo.write("criteria/xa.yaml", OLD)
    repo.commit()
    status, out, _ = repo.call("criteria", "diff", name, "criteria/xa.yaml", "--format", "json")
    if code is None:
        assert status == 2
        return
    assert status == 1
    assert [problem["code"] for problem in json.loads(out)["problems"]] == [code]


def test_a_folder_without_git_and_a_machine_without_it_are_told(repo, tmp_path_factory, monkeypatch):
    elsewhere = tmp_path_factory.mktemp("no-repository")
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(elsewhere.parent))
    _, out, _ = repo.call("criteria", "diff", "main:a.yaml", "commune-2025", "--format", "json")
    assert [problem["code"] for problem in json.loads(out)["problems"]] == ["git-no-repository"]
    monkeypatch.setenv("PATH", str(elsewhere))
    status, out, err = repo.call("criteria", "diff", "main:a.yaml", "commune-2025", "--format", "markdown")
    assert (status, out) == (1, "")
    assert "git-missing" in err


def test_a_file_takes_the_page_in_the_format_asked_for(repo):
    repo.write("old.yaml", OLD)
    repo.write("new.yaml", NEW)
    status, out, _ = repo.call(
        "criteria", "diff", "old.yaml", "new.yaml", "--format", "markdown", "-o", "pr/diff.md"
    )
    assert (status, out) == (0, "")
    assert (repo.folder / "pr" / "diff.md").read_bytes().decode("utf-8").startswith("## So sánh")


def test_english_on_request(repo):
    repo.write("old.yaml", OLD)
    repo.write("new.yaml", NEW)
    _, out, _ = repo.call("criteria", "diff", "old.yaml", "new.yaml", "--lang", "en")
    assert "Added (1)" in out
    assert "Points per field" in out
