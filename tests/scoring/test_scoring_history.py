"""The history of a leaf: every value in order, with source, cell, day and note; nothing is overwritten."""

from dataclasses import replace
from datetime import date

from scoring_cases import A1, A2, INSPECTION, SELF, branch, criteria_set, leaf, n, place, submission

from cchc_score.model import (
    Answer,
    Combination,
    Entry,
    Event,
    Explanation,
    Finding,
    FindingKind,
    Inspection,
    OnFinding,
    Papers,
    Rounding,
    SetAside,
    Stage,
    Status,
    Treatment,
    Unit,
)
from cchc_score.scoring.history import histories
from cchc_score.scoring.unit import score_unit
from cchc_score.text import Phrase

UNIT = Unit("H01", "Xã thử", "commune", "xã")


def typed(source, code, points, note=None):
    written = Entry(note, place(source, code, "G")) if note else None
    return Answer(code, points=Entry(n(points), place(source, code)), note=written)


def history(criteria, said, papers=Papers(), found=None, code="1.1"):  # noqa: B008 - frozen
    submissions = {source: submission(source, answers) for source, answers in said.items()}
    score = score_unit(criteria, UNIT, submissions, surveyed=False, peers={}, shortcomings=found or {})
    return next(one for one in histories(score, papers, found or {}) if one.leaf.node.code == code)


def told(made):
    return [(one.event, one.source, one.points) for one in made.moments]


WHOLE = criteria_set(branch("1", leaf("1.1", 2), leaf("1.2", 1)))
ROUNDS = {
    SELF: {"1.1": typed(SELF, "1.1", 2)},
    A1: {"1.1": typed(A1, "1.1", 1, "không có TLKC")},
    A2: {"1.1": typed(A2, "1.1", "1.5", "bổ sung Kế hoạch số 5")},
}


def test_three_rounds_in_their_order_with_notes_and_cells():
    made = history(WHOLE, ROUNDS)
    assert told(made) == [(Event.SAID, SELF, 2), (Event.SAID, A1, 1), (Event.SAID, A2, n("1.5"))]
    second = made.moments[1]
    assert (second.note, second.file) == ("không có TLKC", "appraisal-1.xlsx")
    assert [str(each) for each in second.places] == ["appraisal-1.xlsx!Phiếu!D1.1"]


def test_changes_name_old_and_new_and_what_the_unit_said_between():
    why = Explanation("H01", "1.1", "giai-trinh.xlsx", Entry("Có Kế hoạch số 5", place(SELF, "1.1")))
    made = history(WHOLE, ROUNDS, Papers(explanations={"1.1": (why,)}))
    assert [one.event for one in made.moments] == [Event.SAID, Event.SAID, Event.EXPLAINED, Event.SAID]
    first, second = made.changes()
    assert (first.old.points, first.new.points, first.explained) == (2, 1, None)
    assert (second.old.points, second.new.points) == (1, n("1.5"))
    assert second.explained.note == "Có Kế hoạch số 5"


def test_equal_values_are_no_change():
    assert list(history(WHOLE, {SELF: {"1.1": 2}, A1: {"1.1": 2}}).changes()) == []


def test_a_day_is_what_the_file_says_and_nothing_else():
    made = history(WHOLE, ROUNDS, Papers(days={"appraisal-1.xlsx": date(2026, 1, 8)}))
    assert [one.day for one in made.moments] == [None, date(2026, 1, 8), None]


def test_a_file_that_was_set_aside_stays_in_the_history():
    older = SetAside(
        replace(submission(SELF, {"1.1": typed(SELF, "1.1", "0.5")}), file="cu.xlsx"),
        Phrase("Dùng tệp mới", "New one"),
    )
    made = history(WHOLE, ROUNDS, Papers(set_aside=(older,)))
    assert told(made)[:2] == [(Event.SET_ASIDE, SELF, n("0.5")), (Event.SAID, SELF, 2)]
    assert [one.points for one in made.values()] == [2, 1, n("1.5")]


def test_weights_findings_and_rounding_are_values_of_their_own():
    weighted = Combination("weighted", weights={Stage.SELF: n("0.3"), Stage.INSPECTION: n("0.7")})
    capped = replace(leaf("1.1", 2), on_finding=OnFinding(n("1.1")))
    whole = criteria_set(branch("1", capped), combination=weighted, rounding=Rounding(leaf=0))
    finding = Finding(
        Inspection("H01", "kt.xlsx"),
        FindingKind.SHORTCOMING,
        "1.1",
        place(INSPECTION, "1.1"),
        "Biên nhận không số",
    )
    said = {SELF: {"1.1": 2}, INSPECTION: {"1.1": 1}}
    made = history(whole, said, Papers(days={"kt.xlsx": date(2025, 6, 12)}), {"1.1": (finding,)})
    # 0.3 × 2 + 0.7 × 1 = 1.3, capped at 1.1, rounded to 1.
    assert told(made)[2:] == [
        (Event.WEIGHED, None, n("1.3")),
        (Event.FOUND, INSPECTION, n("1.1")),
        (Event.SETTLED, None, 1),
    ]
    assert made.moments[3].day == date(2025, 6, 12)
    assert "Biên nhận không số" in made.moments[3].why[0].text("vi")


def test_a_leaf_that_does_not_apply_ends_with_what_that_does():
    whole = criteria_set(branch("1", leaf("1.1", 2, na=Treatment.FULL)))
    made = history(whole, {SELF: {"1.1": "KAD"}})
    assert [(one.event, one.status, one.points) for one in made.moments] == [
        (Event.SAID, Status.NOT_APPLICABLE, None),
        (Event.SETTLED, Status.SCORED, 2),
    ]


def test_a_leaf_nobody_spoke_of_has_no_moments():
    assert history(WHOLE, ROUNDS, code="1.2").moments == ()
