"""Broken and random workbooks: reading never raises, and agrees with openpyxl on what is sound."""

import io
import math
import string
import tempfile
from datetime import datetime
from fractions import Fraction
from functools import cache
from pathlib import Path

import openpyxl
from files_support import parts, sheet_xml, zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_score.decimals import parse_stored
from cchc_score.inputs.books import read_book
from cchc_score.inputs.grid import CellKind

RELAXED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=150)


def read(data, name="x.xlsx"):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        book, problems = read_book(path, name)
    for problem in problems:
        assert problem.message("vi")
        assert problem.message("en")
    assert book is not None or problems
    return book, problems


@cache
def sound_workbook():
    rows = "".join(
        f'<row r="{r}"><c r="A{r}" t="s"><v>{r % 3}</v></c><c r="B{r}" s="1"><v>{r}.5</v></c>'
        f'<c r="C{r}"><f>B{r}*2</f><v>{r * 2 + 1}</v></c><c r="D{r}" t="inlineStr"><is><t>chữ</t></is></c></row>'
        for r in range(1, 20)
    )
    merges = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    strings = ("<t>một</t>", "<r><t>h</t></r><r><t>ai</t></r>", "<t>ba</t>")
    return zipped(parts(rows, after=merges, strings=strings, styles=("0%", "d/m/yyyy")))


changes = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=12)


@RELAXED
@given(changes, st.integers(0, 3))
def test_mutated_bytes_never_raise(mutations, cut):
    data = bytearray(sound_workbook())
    for where, byte in mutations:
        data[int(where * len(data))] = byte
    read(bytes(data[: len(data) - cut]))


@RELAXED
@given(
    st.sampled_from(sorted(parts())),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.sampled_from('<>/"= A1x0\x00&;é')), max_size=8),
)
def test_mutated_parts_never_raise(part, mutations):
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><f>A1</f><v>1</v></c></row>'
    contents = parts(rows, strings=("<t>chữ</t>",), styles=("0%",))
    text = list(contents[part])
    for where, letter in mutations:
        text[int(where * len(text))] = letter
    contents[part] = "".join(text)
    read(zipped(contents))


def element(children):
    names = st.sampled_from(["row", "c", "v", "f", "t", "is", "r", "rPh", "mergeCell", "col", "si", "xf", "x"])
    values = st.sampled_from(
        ["", "1", "-1", "A1", "B2:C3", "XFD1048576", "s", "e", "b", "d", "str", "inlineStr", "shared"]
    )
    keys = st.sampled_from(["r", "t", "s", "ref", "si", "min", "max", "hidden"])
    attributes = st.dictionaries(keys, values).map(lambda given: " ".join(f'{k}="{v}"' for k, v in given.items()))
    return st.builds(
        lambda name, given, inner: f"<{name} {given}>{''.join(inner)}</{name}>",
        names,
        attributes,
        st.lists(children, max_size=4),
    )


trees = st.recursive(st.sampled_from(["", "1", "0.5", "#REF!", "chữ", "2025-01-31"]), element, max_leaves=25)


@RELAXED
@given(trees, trees)
def test_elements_in_any_order_never_raise(rows, strings):
    contents = parts(rows, strings=(strings,), styles=("0%",))
    read(zipped(contents))
    contents["xl/worksheets/sheet1.xml"] = sheet_xml("", before=rows)
    read(zipped(contents))


@settings(RELAXED, max_examples=100)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"]),
)
def test_any_bytes_never_raise(data, start):
    read(start + data)


letters = st.text(st.sampled_from(string.ascii_letters + "ăâđêôơưẤỆ <>&'\"_x\n\t"), min_size=1, max_size=12)
numbers = st.one_of(st.integers(-(10**12), 10**12), st.decimals(-1000, 1000, places=4).map(float))
days = st.datetimes(datetime(1900, 3, 1), datetime(2100, 1, 1)).map(lambda d: d.replace(microsecond=0))
grids = st.dictionaries(
    st.tuples(st.integers(1, 60), st.integers(1, 30)),
    st.one_of(letters, numbers, st.booleans(), days),
    max_size=25,
)


@RELAXED
@given(grids)
def test_values_agree_with_openpyxl(cells):
    workbook = openpyxl.Workbook()
    for (row, column), value in cells.items():
        workbook.active.cell(row, column).value = value
    buffer = io.BytesIO()
    workbook.save(buffer)
    book, problems = read(buffer.getvalue())
    assert problems == ()
    found = {(row, column): cell for row, cells in book.sheets[0].rows.items() for column, cell in cells.items()}
    theirs = openpyxl.load_workbook(buffer, data_only=True).active
    expected = {(c.row, c.column): c.value for line in theirs.iter_rows() for c in line if c.value is not None}
    assert found.keys() == expected.keys()
    for place, value in expected.items():
        assert agrees(found[place], value), (place, value, found[place])


def agrees(cell, value):
    match value:
        case bool():
            return cell.kind is CellKind.FLAG and cell.text == str(value).lower()
        case int() | float():
            return cell.kind is CellKind.NUMBER and math.isclose(parse_stored(cell.text), Fraction(value))
        case datetime():
            stored = datetime.fromisoformat(cell.text)
            return cell.kind is CellKind.DATE and abs((stored - value).total_seconds()) <= 1
    return cell.kind in (CellKind.TEXT, CellKind.ERROR) and cell.text == value
