"""Many forms: one file a unit, each with its own name in it, under a name that every system takes."""

import zipfile

import openpyxl
import pytest
from filled_forms import load_text
from test_self_form import FIVE

from cchc_score.forms.body import SHEET
from cchc_score.forms.many import file_name, write_self_forms
from cchc_score.forms.self_form import write_self_form
from cchc_score.model import Unit


@pytest.fixture
def five(tmp_path):
    return load_text(FIVE, tmp_path)


def test_writes_one_sound_file_a_unit(five, tmp_path):
    units = [Unit(f"X{n:02}", f"UBND xã Mẫu {n} & cộng sự", "commune", "Xã") for n in range(30)]
    told = []
    paths = write_self_forms(five, units, 2025, None, tmp_path / "forms", told.append)
    assert told == units
    assert sorted(path.name for path in (tmp_path / "forms").iterdir()) == [path.name for path in paths]
    for unit, path in zip(units, paths, strict=True):
        assert zipfile.ZipFile(path).testzip() is None
        page = openpyxl.load_workbook(path)[SHEET]
        assert page["A2"].value == f"Đơn vị: {unit.name}"
        assert page["F2"].value == f"Mã đơn vị: {unit.code}"


def test_a_form_among_many_is_the_form_written_alone(five, tmp_path):
    units = [Unit("X01", "Xã Một", "commune", "Xã"), Unit("X02", "Xã Hai", "commune", "Xã", exempt=("1.1",))]
    many = write_self_forms(five, units, 2025, None, tmp_path / "forms")
    for unit, path in zip(units, many, strict=True):
        write_self_form(five, unit, 2025, None, tmp_path / "alone.xlsx")
        assert (tmp_path / "alone.xlsx").read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("code", "name", "expected"),
    [
        ("X01", "UBND phường Bến Nghé", "X01-ubnd-phuong-ben-nghe.xlsx"),
        ("01/2025", "Sở: Nội vụ?", "01-2025-so-noi-vu.xlsx"),
        ("../..", "", "phieu.xlsx"),
        ("H.1", "x" * 300, f"H.1-{'x' * 76}.xlsx"),
    ],
)
def test_file_names_are_portable(code, name, expected):
    assert file_name(Unit(code, name)) == expected


def test_units_of_one_name_do_not_overwrite_each_other(five, tmp_path):
    units = [Unit("a/1", "Xã", "commune"), Unit("a:1", "Xã", "commune"), Unit("A-1", "xã", "commune")]
    paths = write_self_forms(five, units, 2025, None, tmp_path / "forms")
    assert [path.name for path in paths] == ["a-1-xa.xlsx", "a-1-xa-2.xlsx", "A-1-xa-3.xlsx"]
