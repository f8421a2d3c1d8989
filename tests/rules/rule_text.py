"""Rules written as YAML text, built as a criteria file would build them."""

from fractions import Fraction

from cchc_score.criteria.yaml_file import parse_yaml
from cchc_score.declared import Report
from cchc_score.rules import Bounds, build_rule

N = Fraction


def build(text, maximum="1", minimum="0"):
    """The rule (or None) and every problem, as (code, line, column)."""
    report = Report()
    tree = parse_yaml(text.encode("utf-8"), "set.yaml", report)
    made = build_rule(tree, Bounds(N(minimum), N(maximum)), report)
    for problem in report.problems:
        for lang in ("vi", "en"):
            assert "{" not in problem.message(lang)
    return made, report.problems


def rule(text, maximum="1", minimum="0"):
    """The rule of a declaration without problems."""
    made, problems = build(text, maximum, minimum)
    assert problems == []
    return made


def told(text, maximum="1", minimum="0"):
    """The problems of a declaration as (code, line, column)."""
    _, problems = build(text, maximum, minimum)
    return [(p.code, p.place.line, p.place.column) for p in problems]


def refused(text, maximum="1", minimum="0"):
    """The one problem of a declaration that gives no rule, as (code, line, column)."""
    made, problems = build(text, maximum, minimum)
    assert made is None
    (problem,) = problems
    return problem.code, problem.place.line, problem.place.column


def counts(**facts):
    """Facts from plain numbers written as text or integers; other values stay."""
    return {k: N(v) if isinstance(v, str | int) and not isinstance(v, bool) else v for k, v in facts.items()}


def steps(award, lang="vi"):
    return [step.text(lang) for step in award.steps]


def lines(made, lang="vi"):
    return [line.text(lang) for line in made.describe()]
