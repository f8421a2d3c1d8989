"""Every sentence of the scoring room is reached, and reads whole in both languages; so does every step."""

import pytest
from scoring_cases import (
    A1,
    A2,
    INSPECTION,
    SELF,
    Ratio,
    block,
    branch,
    criteria_set,
    leaf,
    n,
    place,
    ratio_facts,
    score,
    submission,
)

from cchc_score.messages.scoring import SENTENCES
from cchc_score.model import (
    Answer,
    Combination,
    Disqualifier,
    Edge,
    Entry,
    GradeBand,
    Grades,
    Rounding,
    Stage,
    Treatment,
)
from cchc_score.scoring.merge import merge

WEIGHTS = {Stage.SELF: n("0.3"), Stage.APPRAISAL: n("0.3"), Stage.INSPECTION: n("0.4")}


def with_points(done, whole, points):
    return Answer("1.2", ratio_facts(SELF, "1.2", done, whole), Entry(n(points), place(SELF, "1.2")))


def scored(ratio_says, combination=None, **more):
    field = branch(
        "1",
        leaf("1.1", "10/3", na=Treatment.REDISTRIBUTE),
        leaf("1.2", 2, rule=Ratio),
        leaf("1.3", 3, na=Treatment.FULL),
        leaf("1.4", 1, combination=combination),
    )
    grades = Grades((GradeBand("Tốt", Edge(n(50), True), None), GradeBand("Yếu", None, Edge(n(50), False))))
    criteria = criteria_set(
        field,
        leaf("2", 5, by=Stage.SURVEY),
        rounding=Rounding(2, 2, 2),
        bonus=block(1, leaf("T", 2)),
        grades=Grades(grades.bands, disqualifiers=(Disqualifier("1.4", n(1), True, "Yếu"),)),
    )
    said = {
        SELF: {"1.1": "KAD", "1.2": ratio_says, "1.3": "KAD", "1.4": "0.25", "T": 1},
        A1: {"1.4": "0.5", "1.3": 1},
        A2: {"1.3": "KAD"},
        INSPECTION: {},
    }
    return score(criteria, said, **more)


CASES = [
    scored(with_points("1", "2", "0.25")),
    scored(with_points("0", "0", "0.25")),
    scored("1/"),
    scored(with_points("1", "", "0.25")),
    scored("KAD"),
    scored("?", exempt=("1.4", "1.22", "zzz")),
    *(
        scored("1/3", Combination("weighted", weights=WEIGHTS, missing=m))
        for m in ("zero", "renormalise", "pending")
    ),
]
_, TWICE = merge([submission(A1, {"1": 1}), submission(A1, {"1": 2})])
PROBLEMS = [problem for case in CASES for problem in case.problems] + list(TWICE)


def test_every_sentence_is_reached():
    assert {problem.code for problem in PROBLEMS} == set(SENTENCES)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_problems_and_steps_read_whole(lang):
    texts = [problem.message(lang) for problem in PROBLEMS]
    for case in CASES:
        texts += [step.text(lang) for step in case.grade_steps]
        for node in case.walk():
            texts += [step.text(lang) for step in node.steps]
            assert node.steps or node.children or node.status == "scored"
    assert all(text and "{" not in text and "None" not in text for text in texts)


def test_no_leaf_is_without_a_reason():
    for case in CASES:
        assert all(node.steps for node in case.walk() if not node.children)
