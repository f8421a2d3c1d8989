"""A form may name its criteria set; finding out must not be able to take the program down."""

import os

from cchc_score.campaign.sets import set_named_in


def test_the_set_that_stands_above_the_table(tmp_path):
    form = tmp_path / "form.csv"
    form.write_text("Bộ tiêu chí: commune-2025\nMã,Tiêu chí,Điểm tự chấm\n", encoding="utf-8")
    assert set_named_in(form) == "commune-2025"


def test_a_file_without_a_name_or_a_table_names_none(tmp_path):
    form = tmp_path / "form.xlsx"
    form.write_bytes(b"no workbook")
    assert set_named_in(form) is None


def test_the_form_is_read_in_another_process(tmp_path, monkeypatch):
    # What would end this process if the form were read in it leaves a spawned worker untouched.
    monkeypatch.setattr("cchc_score.inputs.books.read_book", lambda *_: os._exit(1))
    form = tmp_path / "form.csv"
    form.write_text("Bộ tiêu chí: commune-2025\nMã,Tiêu chí,Điểm tự chấm\n", encoding="utf-8")
    assert set_named_in(form) == "commune-2025"
