"""YAML text becomes a tree with places, and nothing that a reviewer could misread gets through."""

import pytest
import yaml

from cchc_score.criteria.yaml_file import MAX_DEPTH, parse_yaml, read_yaml
from cchc_score.declared import Block, Listing, Report, Scalar
from cchc_score.problems import Place

PARSERS = [True, False] if yaml.__with_libyaml__ else [False]


@pytest.fixture(params=PARSERS, ids=lambda c: "c-parser" if c else "python-parser", autouse=True)
def _parser(request, monkeypatch):
    monkeypatch.setattr(yaml, "__with_libyaml__", request.param)


def parse(text):
    report = Report()
    data = text if isinstance(text, bytes) else text.encode()
    return parse_yaml(data, "a.yaml", report), [(p.code, p.place.line, p.place.column) for p in report.problems]


def at(line, column):
    return Place("a.yaml", line=line, column=column)


def test_scalars_stay_text_with_their_places():
    tree, problems = parse("code: \"1.10\"\nno: 1.10\nnotes:\n  - 'ngày'\n  - 2025-12-31\n")
    assert problems == []
    assert tree == Block(
        (
            (Scalar("code", False, at(1, 1)), Scalar("1.10", True, at(1, 7))),
            (Scalar("no", False, at(2, 1)), Scalar("1.10", False, at(2, 5))),
            (
                Scalar("notes", False, at(3, 1)),
                Listing((Scalar("ngày", True, at(4, 5)), Scalar("2025-12-31", False, at(5, 5))), at(4, 3)),
            ),
        ),
        at(1, 1),
    )


def test_columns_count_letters_not_bytes():
    tree, _ = parse('{tiêu đề: "Cải cách", mã: "1"}')
    assert tree.entries[1][1].place == at(1, 27)


@pytest.mark.parametrize(
    ("text", "found", "rewrite", "read"),
    [
        (
            "{title: Ban hành, chưa tốt, share: 50%}",
            "Ban hành, chưa tốt",
            '"Ban hành, chưa tốt"',
            "Ban hành, chưa tốt",
        ),
        ("{share: 50%, title: a, b, c}", "a, b, c", '"a, b, c"', "a, b, c"),
        ('{title: "a", b ,\n  x: 1}', "a, b", '"a, b"', "a, b"),
        ("{minus: 0,25, x: 1}", "0,25", "0.25", "0.25"),
        ("{share: 12,5%}", "12,5%", "12.5%", "12.5%"),
        ("{x: 5, minus: -0,5}", "-0,5", "-0.5", "-0.5"),
    ],
)
def test_a_comma_in_braces_is_told_once_and_the_value_read_as_it_was_meant(text, found, rewrite, read):
    report = Report()
    tree = parse_yaml(text.encode(), "a.yaml", report)
    (problem,) = report.problems
    assert (problem.code, problem.values["found"], problem.values["rewrite"]) == (
        "comma-in-braces",
        found,
        rewrite,
    )
    (value,) = [under for key, under in tree.entries if key.text == problem.values["key"]]
    assert (value.text, value.place) == (read, problem.place)
    assert len(tree.entries) == text.count(":")


def test_a_comma_in_braces_of_a_flow_list_is_no_mistake():
    assert parse("a: [b, c]\nd: {e: 1, }\n")[1] == []


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfa: 1\nb: 2\n", b"a: 1\r\nb: 2\r\n"], ids=["bom", "crlf"])
def test_files_saved_on_windows_are_read_as_any_other(data):
    tree, problems = parse(data)
    assert problems == []
    assert [(key.text, value.text, value.place) for key, value in tree.entries] == [
        ("a", "1", at(1, 4)),
        ("b", "2", at(2, 4)),
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ("yaml-empty", 1, 1)),
        (b"# ch\xc3\xba th\xc3\xadch\n", ("yaml-empty", 1, 1)),
        (b"---\n", ("yaml-empty", 1, 1)),
        ("a: cũ".encode("utf-16"), ("yaml-not-utf8", 1, 1)),
        (b"a: 1\nb: c\xe3i\n", ("yaml-not-utf8", 2, 5)),
        (b"a: 1\nb: \xc4\x91\x07\n", ("yaml-control-character", 2, 5)),
    ],
)
def test_files_that_are_not_utf8_text_with_content(data, expected):
    assert parse(data) == (None, [expected])


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000])
def test_deep_nesting_stops_at_the_cap(text):
    tree, problems = parse(text)
    assert tree is None
    assert [code for code, *_ in problems] == ["yaml-too-deep"]


def test_nesting_within_the_cap_is_read():
    tree, problems = parse("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert problems == []
    assert isinstance(tree, Listing)


def test_an_alias_bomb_is_refused_unexpanded():
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    tree, problems = parse("\n".join(lines))
    assert tree is None
    assert {code for code, *_ in problems} == {"yaml-feature-refused"}
    assert len(problems) == 40 + 2 * 39


def test_a_repeated_key_keeps_the_first_value_and_reads_on():
    tree, problems = parse("a: 1\na: [2, 3]\nb: 4\n")
    assert problems == [("duplicate-key", 2, 1)]
    assert [(key.text, value.text) for key, value in tree.entries] == [("a", "1"), ("b", "4")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: b: c", "colon"),
        ("a:\n\t- x", "tab"),
        ('a: "abc', "never closed"),
        ("a: [1, 2", "square brackets"),
        ("a: {b: c", "braces"),
        ("a: @x", "“@”"),
        ("a: *", "& or *"),
        ('a: "\\q"', "backslash"),
        ("- a\nb: c", "line up"),
        ("a: 'x' y", "line up"),
        ("%YAML 3.0\n---\na: 1", "line up"),
        ("a: !<x", "says"),
    ],
)
def test_syntax_is_told_in_words(text, words):
    report = Report()
    assert parse_yaml(text.encode(), "a.yaml", report) is None
    assert [problem.code for problem in report.problems] == ["yaml-syntax"]
    assert words in report.problems[0].message("en")
    assert report.problems[0].message("vi")


def test_files_that_cannot_be_opened(tmp_path):
    report = Report()
    assert read_yaml(tmp_path / "none.yaml", "none.yaml", report) is None
    assert read_yaml(tmp_path, "thư mục", report) is None
    assert [(p.code, str(p.place)) for p in report.problems] == [
        ("yaml-not-found", "none.yaml"),
        ("yaml-is-a-folder", "thư mục"),
    ]
