"""Forms that LibreOffice computed and saved again say the same as before."""

import pytest
from clerk import answers_of, fill_with_maxima, needs_libreoffice, new_form, read, resave, shipped

from cchc_score.criteria import library

SETS = library.shipped()


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """Every shipped set's form untouched, and one filled in, each saved again in two formats."""
    folder = tmp_path_factory.mktemp("resaved")
    paths = []
    for name in SETS:
        form = new_form(shipped(name), folder)
        paths.append(form.path.rename(folder / f"{name}.xlsx"))
    form = new_form(shipped("commune-2025"), folder)
    fill_with_maxima(form)
    paths.append(folder / "filled.xlsx")
    form.book.save(paths[-1])
    made = {kind: resave(paths, kind, folder / kind) for kind in ("xlsx", "ods", "xls")}
    return {(path.stem, kind): path for kind, files in made.items() for path in files} | {
        ("filled", "before"): paths[-1]
    }


@needs_libreoffice
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
@pytest.mark.parametrize("name", SETS)
def test_untouched_it_still_says_nothing(saved, name, kind):
    intake = read(saved[name, kind], shipped(name))
    assert intake.problems == ()
    assert [dict(submission.answers) for submission in intake.submissions] == [{}]


@needs_libreoffice
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_filled_in_it_still_says_the_same(saved, kind):
    commune = shipped("commune-2025")
    intake = read(saved["filled", kind], commune)
    assert intake.problems == ()
    assert answers_of(intake) == answers_of(read(saved["filled", "before"], commune))
