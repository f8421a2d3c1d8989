"""`criteria export` and back: an edited cell changes its own lines of the file and nothing else."""

import random
from pathlib import Path

import pytest

from cchc_score.authoring.exchange import rows_of
from cchc_score.authoring.exchange_book import exchange_book
from cchc_score.authoring.exchange_cells import plain
from cchc_score.authoring.exchange_merge import merge
from cchc_score.authoring.exchange_reading import edited_of
from cchc_score.authoring.exchange_rows import Field, Look, Sort
from cchc_score.criteria import library
from cchc_score.criteria.edits import edited
from cchc_score.criteria.yaml_file import parse_yaml
from cchc_score.declared import Report
from cchc_score.inputs.books import read_book
from cchc_score.inputs.grid import Cell, CellKind

SMALL = """\
# Bộ nhỏ: chú thích đầu tệp
id: small
version: "1"
title: Bộ nhỏ
levels: [commune]
total: 4
fields:
  - code: "1"
    title: Lĩnh vực
    max: 4
    children:
      # tiêu chí thang điểm
      - code: "1.1"
        title: Hồ sơ đúng hạn
        max: 2
        evidence: [Báo cáo, Sổ theo dõi]
        confirmed: true
        rule:
          kind: bands
          value: Tỷ lệ đúng hạn
          type: percent
          bands:  # ba mức
            - {above: 90, points: 2}
            - {from: 70, to: 90, points: 1}
            - {below: 70, points: 0}
      - code: "1.2"
        title: Kế hoạch
        max: 2
        rule:
          kind: levels
          levels:
            - {title: Kịp thời, share: 100%}
            - {title: Chậm, share: 25%}
"""


def rows(text):
    report = Report()
    made = {row.key: row for row in rows_of(parse_yaml(text.encode(), "x", report))}
    assert not report.problems
    return made


def exported(text, folder):
    path = folder / "x.xlsx"
    stamp = (("set", "small"), ("version", "1"), ("sha256", "0"))
    path.write_bytes(exchange_book("Bộ", stamp, list(rows(text).values())))
    return edited_of(read_book(path, "x.xlsx")[0])


def set_cell(book, key, name, words):
    line = next(line for line in book.lines if line.key == key)
    if isinstance(words, Cell):
        line.cells[name] = words
    elif words:
        line.cells[name] = Cell(CellKind.TEXT, words)
    else:
        line.cells.pop(name, None)


def taken_in(text, book):
    result = merge(book, rows(text))
    return edited(text, result.edits()), [problem.code for problem in result.problems]


NUMBER = CellKind.NUMBER
EDITS = [
    ("1.1|", Field.TEXT, "Hồ sơ: đúng hạn", [("title: Hồ sơ đúng hạn", 'title: "Hồ sơ: đúng hạn"')]),
    ("1.1|", Field.POINTS, Cell(NUMBER, "2.5"), [("max: 2\n        evidence", "max: 2.5\n        evidence")]),
    ("1.1|", Field.EVIDENCE, "- Báo cáo\n- Biên bản\n- Sổ theo dõi", [("[Báo cáo, Sổ", "[Báo cáo, Biên bản, Sổ")]),
    ("1.1|", Field.EVIDENCE, "Sổ theo dõi", [("[Báo cáo, Sổ theo dõi]", "[Sổ theo dõi]")]),
    ("1.1|", Field.EVIDENCE, "", [("        evidence: [Báo cáo, Sổ theo dõi]\n", "")]),
    ("1.1|", Field.CONFIRMED, "Không", [("confirmed: true", "confirmed: false")]),
    ("1.1|", Field.GUIDANCE, "Xem sổ", [("Sổ theo dõi]\n", "Sổ theo dõi]\n        guidance: Xem sổ\n")]),
    (
        "1.1|",
        Field.LEGAL,
        "Nghị quyết A",
        [("max: 2\n        ev", "max: 2\n        legal: [Nghị quyết A]\n        ev")],
    ),
    ("1.1|rule/bands/0", Field.LOW, "từ 90,5", [("above: 90,", "from: 90.5,")]),
    ("1.1|rule/bands/1", Field.HIGH, "dưới 90", [("to: 90", "below: 90")]),
    ("1.1|rule/bands/1", Field.POINTS, "0,75", [("to: 90, points: 1}", "to: 90, points: 0.75}")]),
    ("1.1|rule/value", Field.TEXT, "Tỷ lệ, %", [("value: Tỷ lệ đúng hạn", "value: Tỷ lệ, %")]),
    ("1.2|rule/levels/1", Field.POINTS, Cell(NUMBER, "0.3", percent=True), [("share: 25%", "share: 30%")]),
    ("1.2|rule/levels/1", Field.POINTS, Cell(NUMBER, "0.5"), [("share: 25%", "points: 0.5")]),
]


@pytest.mark.parametrize(("key", "name", "words", "changes"), EDITS, ids=[f"{e[0]}-{e[1]}" for e in EDITS])
def test_an_edited_cell_changes_its_own_words(tmp_path, key, name, words, changes):
    book = exported(SMALL, tmp_path)
    set_cell(book, key, name, words)
    expected = SMALL
    for old, new in changes:
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    assert taken_in(SMALL, book) == (expected, [])


def test_nothing_edited_changes_nothing(tmp_path):
    assert taken_in(SMALL, exported(SMALL, tmp_path)) == (SMALL, [])


def test_new_lines_and_removed_ones(tmp_path):
    book = exported(SMALL, tmp_path)
    set_cell(book, "1.2|rule/levels/+", Field.TEXT, "Không ban hành")
    set_cell(book, "1.2|rule/levels/+", Field.POINTS, "0")
    next(line for line in book.lines if line.key == "1.2|rule/levels/1").removed = True
    after, problems = taken_in(SMALL, book)
    old, new = "            - {title: Chậm, share: 25%}\n", "            - {title: Không ban hành, points: 0}\n"
    assert (after, problems) == (SMALL.replace(old, new), [])


def test_a_removed_node_takes_all_it_holds(tmp_path):
    book = exported(SMALL, tmp_path)
    next(line for line in book.lines if line.key == "1.2|").removed = True
    set_cell(book, "1.2|rule/levels/0", Field.TEXT, "Sửa rồi bỏ")
    after, _ = taken_in(SMALL, book)
    assert after == SMALL[: SMALL.index('      - code: "1.2"')]


CELLS = [
    ("1.1|", Field.POINTS, "hai", "exchange-cell"),
    ("1.1|", Field.TEXT, "", "exchange-blank"),
    ("1.1|", Field.CONFIRMED, "có lẽ", "exchange-cell"),
    ("1.1|rule/bands/0", Field.LOW, "dưới 90", "exchange-cell"),
    ("1.1|rule/type", Field.TEXT, "phần trăm", "exchange-cell"),
    ("1.2|rule/levels/+", Field.TEXT, "Chỉ có tên", "exchange-item-unfinished"),
]


@pytest.mark.parametrize(("key", "name", "words", "code"), CELLS, ids=[f"{c[0]}-{c[2]}" for c in CELLS])
def test_a_cell_that_cannot_be_is_told_and_left_out(tmp_path, key, name, words, code):
    book = exported(SMALL, tmp_path)
    set_cell(book, key, name, words)
    assert taken_in(SMALL, book) == (SMALL, [code])


def test_what_the_file_changed_meanwhile_is_told_leaf_by_leaf(tmp_path):
    book = exported(SMALL, tmp_path)
    now = SMALL.replace("title: Kế hoạch", "title: Kế hoạch năm").replace(
        "{above: 90, points: 2}", "{above: 95, points: 2}"
    )
    set_cell(book, "1.2|", Field.TEXT, "Kế hoạch CCHC")
    set_cell(book, "1.1|rule/bands/2", Field.POINTS, "0,1")
    set_cell(book, "1.1|rule/bands/1", Field.POINTS, "0,9")
    set_cell(book, "1.1|", Field.TEXT, "Đúng hạn")
    after, problems = taken_in(now, book)
    assert after == now.replace("title: Hồ sơ đúng hạn", "title: Đúng hạn")
    assert sorted(problems) == ["exchange-conflict", "exchange-rule-conflict"]


def test_an_edit_that_the_file_has_already_is_no_conflict(tmp_path):
    book = exported(SMALL, tmp_path)
    now = SMALL.replace("title: Kế hoạch", "title: Kế hoạch năm")
    set_cell(book, "1.2|", Field.TEXT, "Kế hoạch năm")
    assert taken_in(now, book) == (now, [])


def test_rows_that_went_or_whose_code_was_changed(tmp_path):
    book = exported(SMALL, tmp_path)
    kept = [line for line in book.lines if line.key != "1.2|rule/levels/0"]
    next(line for line in kept if line.key == "1.1|").code = "1.3"
    next(line for line in kept if line.key == "1.2|").key = "9|"
    after, problems = taken_in(SMALL, book._replace(lines=tuple(kept)))
    assert after == SMALL
    assert problems == ["exchange-code-changed", "exchange-unknown-row", "exchange-rows-deleted"]


WORDS = ["Ngắn", "Có: hai chấm", "# thăng", 'có "ngoặc"', "x, y [z]", "rất dài " * 30 + "hết", "1.10", "true"]
NEW = {Sort.NUMBER: ["7", "0.25"], Sort.POINTS: ["0.3", "35%"], Sort.SHARE: ["55%"], Sort.DATE: ["2026-02-03"]}


def another(chosen, binding, name):
    if binding.sort in NEW:
        return chosen.choice(NEW[binding.sort])
    if binding.sort is Sort.EDGE:
        return chosen.choice(["from 61", "above 61.5"] if name is Field.LOW else ["to 93", "below 93.5"])
    if binding.sort is Sort.LINES:
        return "\n".join(chosen.sample(["Một", "Hai, ba", "Bốn: năm"], 2))
    if binding.sort in (Sort.WORD, Sort.FLAG):
        return chosen.choice(binding.words or ("true", "false"))
    return chosen.choice(WORDS).strip()


def as_typed(words, binding):
    """How a person would type what the file says."""
    if binding.sort is Sort.EDGE:
        return {"from": "≥", "above": ">", "to": "≤", "below": "<"}[words.split()[0]] + words.split()[1]
    if binding.sort is Sort.FLAG:
        return "Có" if words == "true" else "Không"
    if binding.sort in (Sort.NUMBER, Sort.POINTS):
        return words.replace(".", ",")
    return words


@pytest.mark.parametrize("name", ["commune-2025", "department-2025", "papi-internal-2025"])
def test_random_edits_come_back_as_typed_and_leave_the_rest(name, tmp_path):
    text = Path(library.find(name)).read_text(encoding="utf-8")
    chosen = random.Random(name)
    before = rows(text)
    places = [(key, name) for key, row in before.items() if row.look is not Look.MORE for name in row.bindings]
    book = exported(text, tmp_path)
    assert taken_in(text, book) == (text, [])
    wanted = {}
    for key, column in chosen.sample(places, 30):
        binding = before[key].bindings[column]
        wanted[key, column] = another(chosen, binding, column)
        set_cell(book, key, column, as_typed(wanted[key, column], binding))
    after, problems = taken_in(text, book)
    assert problems == []
    now = rows(after)
    assert now.keys() == before.keys()
    for key, row in now.items():
        for column, binding in row.bindings.items():
            expected = wanted.get((key, column), plain(before[key].cells[column], binding))
            assert plain(row.cells[column], binding) == expected, (key, column)
    assert [line for line in after.splitlines() if "#" in line and line.lstrip().startswith("#")] == [
        line for line in text.splitlines() if line.lstrip().startswith("#")
    ]
    touched = {before[key].code for key, _ in wanted}
    assert untouched(text, touched) == untouched(after, touched)


def untouched(text, codes):
    """The text without the own lines of the nodes with these codes."""
    kept, skipping = [], False
    for line in text.splitlines():
        if line.lstrip().startswith("- code:"):
            skipping = line.split('"')[1] in codes
        elif line.lstrip().startswith(("children:", "bonus:", "penalty:")):
            skipping = False
        if not skipping:
            kept.append(line)
    return kept
