"""The way in: language, wrong usage, our own faults, interruptions."""

import re
import tempfile

import pytest

from cchc_score.cli.app import command_line
from cchc_score.cli.english import ENGLISH
from cchc_score.cli.entry import run
from cchc_score.cli.session import WrongUsageError, take_language


@pytest.mark.parametrize(
    ("words", "environment", "expected"),
    [
        (["rank", "d"], {}, ("vi", ["rank", "d"])),
        (["rank", "d"], {"CCHC_LANG": "en"}, ("en", ["rank", "d"])),
        (["--lang", "en", "rank", "d"], {}, ("en", ["rank", "d"])),
        (["rank", "d", "--lang=en"], {}, ("en", ["rank", "d"])),
        (["rank", "--lang", "vi", "d"], {"CCHC_LANG": "en"}, ("vi", ["rank", "d"])),
        (["rank", "--", "--lang"], {}, ("vi", ["rank", "--", "--lang"])),
    ],
)
def test_the_language_may_stand_anywhere(words, environment, expected):
    assert take_language(words, environment) == expected


def test_an_unknown_language_is_wrong_usage():
    with pytest.raises(WrongUsageError):
        take_language(["--lang", "fr"], {})


@pytest.mark.parametrize(
    "words",
    [
        ["--lang", "fr"],
        ["nonsense"],
        ["rank"],
        ["rank", "no-such-folder"],
        ["evaluate", "no-such-file.xlsx"],
        ["rank", ".", "--jobs", "0"],
        ["rank", ".", "--jobs", "many"],
        ["rank", ".", "--format", "pdf"],
        ["rank", ".", "--no-such-option"],
        ["criteria", "nonsense"],
        ["criteria", "show"],
    ],
)
def test_wrong_usage_ends_with_2_and_a_sentence(words, capsys):
    assert run(words) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.strip()
    assert "Traceback" not in printed.err


def test_no_words_shows_help(capsys):
    assert run([]) in (0, 2)
    assert "cchc-score" in capsys.readouterr().out


def commands(command, path=()):
    yield path, command
    for name, child in getattr(command, "commands", {}).items():
        yield from commands(child, (*path, name))


COMMANDS = dict(commands(command_line("vi")))


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_has_help_with_an_example_in_both_languages(path, capsys):
    for lang, example in (("vi", "Ví dụ"), ("en", "Example")):
        assert run([*path, "--help", "--lang", lang]) == 0
        text = capsys.readouterr().out
        if not getattr(COMMANDS[path], "commands", None):
            assert example in text


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_help_text_has_its_english(path):
    for holder in (COMMANDS[path], *COMMANDS[path].params):
        for text in (getattr(holder, "help", None), getattr(holder, "epilog", None)):
            if text and re.search(r"[^\x00-\x7f]", text):
                assert text in ENGLISH


def test_no_english_is_left_over():
    texts = {
        text
        for command in COMMANDS.values()
        for holder in (command, *command.params)
        for text in (getattr(holder, "help", None), getattr(holder, "epilog", None))
    }
    assert set(ENGLISH) <= texts


def test_our_own_fault_is_two_lines_and_a_log(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr("cchc_score.criteria.library.shipped", lambda: 1 / 0)
    assert run(["criteria", "list"]) == 3
    printed = capsys.readouterr().err
    assert "Traceback" not in printed
    (log,) = tmp_path.iterdir()
    assert str(log) in printed.replace("\n", "")
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_an_interruption_ends_with_130(monkeypatch, capsys):
    def interrupted():
        raise KeyboardInterrupt

    monkeypatch.setattr("cchc_score.criteria.library.shipped", interrupted)
    assert run(["criteria", "list"]) == 130
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert "Đã dừng" in said
