"""The registry: naming a kind, the JSON Schema of every kind, and what holds for all rules."""

import pickle
from datetime import date

import jsonschema
import pytest
import yaml
from rule_text import N, build, refused, rule, told

from cchc_score.criteria.editor_schema import criteria_schema
from cchc_score.model import Award, FactType, Peers, Status
from cchc_score.problems import Place, Problem
from cchc_score.rules import KINDS
from cchc_score.rules.results import sum_of

EXAMPLES = {
    "yes_no": "kind: yes_no\n",
    "levels": "kind: levels\nlevels: [{title: Tốt, share: 100%}, {key: kem, title: Kém, points: 0.5}]\n",
    "all_of": "kind: all_of\nconditions: [Đủ, Đúng hạn]\notherwise: 0.5\n",
    "bands": "kind: bands\nvalue: V\ntype: percent\nbands: [{from: 50, points: 2}, {below: 50, share: 10%}]\n",
    "ratio": "kind: ratio\npart: P\nwhole: W\nfloor: 70%\nslope: plain\nzero_over_zero: full\n",
    "count": "kind: count\nwhat: N\nunit: cái\neach: 0.3\n",
    "deduction": "kind: deduction\nevents: [{title: E, minus_share: 25%, excused: X}, {title: F, minus: 1/3}]\n",
    "lateness": "kind: lateness\nwhat: D\nsteps: [{days: 0, points: 2}, {days: 5, share: 50%}]\nafter: 0\n",
    "mean": "kind: mean\ncases: [{title: A, score: 2}, {title: B, score: 0}]\nplaces: 1\nzero_over_zero: zero\n",
    "survey": "kind: survey\nscale: 10\nfrom: 1\n",
    "relative": "kind: relative\nvalue: V\nto: group_best\n"
    "bands: [{from: 50, points: 2}, {below: 50, points: 0}]\n",
    "judged": "kind: judged\nstep: 0.25\n",
    "alternatives": "kind: alternatives\ncases:\n"
    "  - {key: a, title: A, rule: {kind: count, what: N, each: 0.5}}\n"
    "  - {key: b, title: B, rule: {kind: levels, levels: [{title: X, points: 2}, {title: Y, points: 0}]}}\n",
}
VALUES = {
    FactType.COUNT: [N(0), N(1), N(7)],
    FactType.NUMBER: [N(1), N("5.5"), N(10)],
    FactType.PERCENT: [N(0), N("49.99"), N(50), N(100)],
    FactType.YES_NO: [True, False],
    FactType.DATE: [date(2025, 1, 1), date(2025, 1, 4), date(2025, 3, 1), "never"],
}


def schema(lang="vi"):
    """The part of the editors' schema that describes a rule; nested rules refer back to it."""
    return {"$ref": "#/$defs/rule", "$defs": criteria_schema(lang)["$defs"]}


def some_facts(made):
    """A few complete sets of facts."""
    asked = made.asks()
    for turn in range(4):
        facts = {}
        for at, fact in enumerate(asked):
            choices = (
                [choice.key for choice in fact.choices] if fact.type is FactType.CHOICE else VALUES[fact.type]
            )
            facts[fact.name] = choices[(turn + at) % len(choices)]
        yield facts


def test_there_is_an_example_of_every_kind():
    assert list(EXAMPLES) == list(KINDS)


@pytest.mark.parametrize("kind", KINDS)
class TestEveryKind:
    def test_it_says_its_name_and_survives_a_worker_process(self, kind):
        made = rule(EXAMPLES[kind], "2")
        assert (made.kind, made.maximum) == (kind, 2)
        assert pickle.loads(pickle.dumps(made)) == made

    def test_lines_and_steps_read_in_both_languages(self, kind):
        made = rule(EXAMPLES[kind], "2")
        peers = Peers(best=N(8), mean=N(4), count=3, previous=N(5))
        phrases = list(made.describe())
        for facts in some_facts(made):
            award = made.award(facts, peers)
            phrases += award.steps
            assert (award.points is None) == (award.status is not Status.SCORED)
            assert award.points is None or 0 <= award.points <= 2
            if award.points is not None:
                assert made.allows(award.points)
        for phrase in phrases:
            vi, en = phrase.text("vi"), phrase.text("en")
            assert vi
            assert en
            assert "{" not in vi + en
            assert "Fraction" not in vi + en
            assert "None" not in vi + en

    def test_without_facts_it_names_what_is_missing(self, kind):
        award = rule(EXAMPLES[kind], "2").award({})
        assert isinstance(award, Award)
        assert (award.status, award.points) == (Status.MISSING, None)
        assert bool(award.missing) == (kind != "judged")

    def test_its_titles_differ(self, kind):
        titles = [fact.title for fact in rule(EXAMPLES[kind], "2").asks()]
        assert len(set(titles)) == len(titles)

    def test_the_schema_takes_its_example_and_refuses_another_key(self, kind):
        validator = jsonschema.Draft202012Validator(schema())
        example = yaml.safe_load(EXAMPLES[kind])
        assert list(validator.iter_errors(example)) == []
        assert list(validator.iter_errors({**example, "poins": 1}))

    def test_the_schema_explains_every_key_in_both_languages(self, kind):
        for lang in ("vi", "en"):
            made = schema(lang)["$defs"][f"rule_{kind}"]
            assert all(key["description"] for key in made["properties"].values())
            assert made["properties"]["kind"]["const"] == kind


def test_the_schema_offers_every_kind_and_explains_each():
    for lang in ("vi", "en"):
        offered = schema(lang)["$defs"]["rule"]["properties"]["kind"]["oneOf"]
        assert [kind["const"] for kind in offered] == list(KINDS)
        assert all(kind["description"] for kind in offered)


def test_the_schema_refuses_a_kind_that_does_not_exist():
    validator = jsonschema.Draft202012Validator(schema())
    assert list(validator.iter_errors({"kind": "yesno"}))


def test_the_schema_looks_into_nested_rules():
    validator = jsonschema.Draft202012Validator(schema())
    wrong = yaml.safe_load(EXAMPLES["alternatives"].replace("each: 0.5", "eac: 0.5"))
    assert list(validator.iter_errors(wrong))


class TestNamingAKind:
    def test_a_kind_that_does_not_exist(self):
        assert refused("kind: yesno\n") == ("unknown-value-suggest", 1, 7)
        assert refused("kind: hoàn toàn khác\n") == ("unknown-value", 1, 7)

    def test_no_kind_at_all(self):
        assert refused("question: Có không?\n") == ("missing-key", 1, 1)

    def test_not_a_mapping(self):
        assert refused("- yes_no\n") == ("wrong-type", 1, 1)
        assert refused("yes_no\n") == ("wrong-type", 1, 1)

    def test_every_mistake_is_told_at_once(self):
        found = told("kind: levels\nlevels:\n  - {title: A, pionts: 1}\n  - {points: 0,5}\nstep: 1\n")
        assert {code for code, _, _ in found} >= {"unknown-key-suggest", "missing-key", "unknown-key"}

    @pytest.mark.parametrize("kind", ["ratio", "count", "mean", "survey"])
    def test_a_leaf_that_cannot_have_0_refuses_a_rule_that_can_give_it(self, kind):
        assert build(EXAMPLES[kind], "2", "0.5")[1][0].code == "result-outside-bounds"


class TestSums:
    @pytest.mark.parametrize("amount", ["0", "0.3", "0.5", "0.6", "0.8", "1", "1.1", "1.3"])
    def test_what_adds_up(self, amount):
        assert sum_of(N(amount), (N("0.3"), N("0.5")), N(2))

    @pytest.mark.parametrize("amount", ["-0.3", "0.1", "0.4", "0.7", "2.1", "0.31"])
    def test_what_does_not(self, amount):
        assert not sum_of(N(amount), (N("0.3"), N("0.5")), N(2))

    def test_it_agrees_with_adding_by_hand(self):
        steps, limit = (N("0.125"), N("1/3")), N(1)
        sums = {a * steps[0] + b * steps[1] for a in range(9) for b in range(4)}
        sums = {each for each in sums if each <= limit}
        assert all(sum_of(each, steps, limit) for each in sums)
        for cents in range(101):
            near = any(abs(each - N(cents, 100)) <= N(1, 200) for each in sums)
            assert sum_of(N(cents, 100), steps, limit) == near


class TestFaults:
    @pytest.mark.parametrize(
        ("text", "facts", "vi"),
        [
            (
                EXAMPLES["ratio"],
                {"part": N(60), "whole": N(50)},
                "“P” (60) lớn hơn “W” (50). Kiểm tra lại hai số liệu.",
            ),
            (
                EXAMPLES["deduction"],
                {"e1": N(1), "e1_excused": N(2), "e2": N(0)},
                "“E”: số lần có lý do (2) nhiều hơn số lần xảy ra (1). Kiểm tra lại hai số liệu.",
            ),
            (
                EXAMPLES["levels"],
                {"level": "l7"},
                "“l7” không phải là một lựa chọn ở đây. Các lựa chọn: Tốt, Kém.",
            ),
        ],
    )
    def test_a_fault_becomes_a_problem_that_says_what_to_do(self, text, facts, vi):
        award = rule(text, "2").award(facts)
        (fault,) = award.faults
        problem = Problem(fault.code, Place("don-vi.xlsx", "Biểu", "D4"), fault.values)
        assert (award.status, award.points) == (Status.INVALID, None)
        assert problem.message("vi") == vi
        assert "{" not in problem.message("en")
