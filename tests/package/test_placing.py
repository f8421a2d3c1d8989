"""Files are written beside and moved: an interruption leaves what was there."""

import pytest

from cchc_score.placing import place_file


def write(text):
    return lambda draft: draft.write_text(text, encoding="utf-8")


def test_a_new_file_in_a_new_folder(tmp_path):
    target = tmp_path / "out" / "kết quả.csv"
    assert place_file(target, write("a")) == target
    assert target.read_text(encoding="utf-8") == "a"


def test_nothing_else_is_left_behind(tmp_path):
    place_file(tmp_path / "a.csv", write("a"))
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_an_interruption_keeps_the_old_file(tmp_path):
    target = tmp_path / "a.csv"
    target.write_text("old", encoding="utf-8")

    def interrupted(draft):
        draft.write_text("half", encoding="utf-8")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        place_file(target, interrupted)
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_file_held_open_elsewhere_gets_a_neighbour(tmp_path, monkeypatch):
    # Windows refuses to replace a file that Excel holds open; that refusal is played here.
    target = tmp_path / "a.csv"
    target.write_text("held", encoding="utf-8")
    move = type(target).replace

    def held(self, where):
        if where == target:
            raise PermissionError(13, "held")
        return move(self, where)

    monkeypatch.setattr(type(target), "replace", held)
    monkeypatch.setattr("cchc_score.placing._PAUSE", 0)
    assert place_file(target, write("new")) == tmp_path / "a (2).csv"
    assert target.read_text(encoding="utf-8") == "held"
    assert (tmp_path / "a (2).csv").read_text(encoding="utf-8") == "new"
