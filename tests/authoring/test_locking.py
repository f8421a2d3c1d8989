"""The lock: what counts as a change, which changes need a version, and what may not go missing."""

import pytest

from cchc_score.authoring.checking import check_locks
from cchc_score.authoring.lock import LOCK, edition_of, lock_problems, read_lock
from cchc_score.authoring.locking import lock_sets
from cchc_score.criteria import library
from cchc_score.declared import Report

BASE = """\
# một bộ
id: khung
version: "1.9"
title: Bộ khung
levels: [x]
total: 2.0
fields:
  - {code: "1", title: Một, max: 1, rule: {kind: yes_no}}
  - {code: "2", title: Hai, max: 1, rule: {kind: yes_no}}
"""
DISTRICT = """\
id: huyen
version: "1"
title: Bộ của huyện
total: 3
extends:
  set: khung.yaml
  add: [{node: {code: "3", title: Ba, max: 1, rule: {kind: yes_no}}}]
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "khung.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / "huyen.yaml").write_text(DISTRICT, encoding="utf-8")
    return tmp_path


def locked(folder):
    return lock_sets([str(folder / "khung.yaml"), str(folder / "huyen.yaml")])


def change(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def problems(folder, name):
    held = read_lock(folder, LOCK, Report())
    return [
        (problem.code, problem.place.line)
        for problem in lock_problems(name, edition_of(folder / name, name), held[name])
    ]


def test_locking_writes_a_line_for_each_set(folder):
    first = locked(folder)
    assert first.problems == ()
    assert first.locked == (("khung", None, "1.9"), ("huyen", None, "1"))
    assert first.written == (folder / LOCK,)
    lines = (folder / LOCK).read_text(encoding="utf-8").splitlines()
    assert [line.split(":")[0] for line in lines if not line.startswith("#")] == ['"huyen.yaml"', '"khung.yaml"']
    before = (folder / LOCK).read_bytes()
    again = locked(folder)
    assert (again.written, again.locked[0]) == ((), ("khung", "1.9", "1.9"))
    assert (folder / LOCK).read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# một bộ\n", ""),
        ("total: 2.0", "total: 2  # tổng"),
        ("title: Bộ khung\nlevels: [x]\n", "levels:\n- x\ntitle:  'Bộ   khung'\n"),
        ('{code: "1", title: Một, max: 1,', "{max: 1.00, title: Một, code: '1',"),
    ],
)
def test_how_it_is_written_does_not_matter(folder, old, new):
    locked(folder)
    change(folder, "khung.yaml", old, new)
    assert problems(folder, "khung.yaml") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Một", "title: một"),
        ("rule: {kind: yes_no}}\n  - ", "rule: {kind: yes_no, no: 0.5}}\n  - "),
        ('code: "2"', 'code: "2.0"'),  # codes are no numbers
        ("levels: [x]", "levels: [x, y]"),
    ],
)
def test_what_it_says_does(folder, old, new):
    locked(folder)
    change(folder, "khung.yaml", old, new)
    assert problems(folder, "khung.yaml") == [("locked-set-changed", 3)]
    assert problems(folder, "huyen.yaml") == [("locked-set-changed", 2)]  # it rests on what changed
    refused = locked(folder)
    assert [problem.code for problem in refused.problems] == ["locked-set-changed"] * 2
    assert refused.written == ()


def test_a_new_version_may_be_locked_and_none_goes_back(folder):
    locked(folder)
    change(folder, "khung.yaml", "title: Một", "title: Mới")
    change(folder, "khung.yaml", '"1.9"', '"1.10"')  # versions count as codes do
    assert problems(folder, "khung.yaml") == [("lock-behind", 3)]
    change(folder, "huyen.yaml", '"1"\n', '"2"\n')
    assert locked(folder).locked == (("khung", "1.9", "1.10"), ("huyen", "1", "2"))
    assert problems(folder, "khung.yaml") == problems(folder, "huyen.yaml") == []
    change(folder, "khung.yaml", '"1.10"', '"1.9"')
    assert problems(folder, "khung.yaml") == [("locked-version-backwards", 3)]
    assert [problem.code for problem in locked(folder).problems] == ["locked-version-backwards"]


def test_a_locked_set_that_is_gone_is_told(folder):
    locked(folder)
    (folder / "huyen.yaml").unlink()
    (problem,) = check_locks([str(folder / "khung.yaml")])
    assert (problem.code, problem.place.line) == ("locked-set-missing", 3)
    assert problem.place.file.endswith(LOCK)


def test_a_set_with_errors_is_not_locked(folder):
    change(folder, "khung.yaml", "total: 2.0", "total: 5")
    result = locked(folder)
    assert [problem.code for problem in result.problems] == ["fields-sum"]
    assert [name for name, _, _ in result.locked] == ["huyen"]


def test_what_is_wrong_in_a_lock_is_told_at_its_line(folder):
    locked(folder)
    change(folder, LOCK, "sha256: ", "sha: ")
    found = check_locks([str(folder / "khung.yaml")])
    assert {problem.code for problem in found} == {"unknown-key-suggest", "missing-key"}
    assert all(problem.place.file == str(folder / LOCK) for problem in found)


@pytest.mark.skipif(not (library.folder() / LOCK).is_file(), reason="nothing is locked yet")
def test_shipped_sets_are_as_they_were_locked():
    held = read_lock(library.folder(), LOCK, Report())
    assert sorted(held) == sorted(f"{name}.yaml" for name in library.shipped())
    for name in library.shipped():
        path = library.find(name)
        assert lock_problems(name, edition_of(path, name), held[path.name]) == ()
