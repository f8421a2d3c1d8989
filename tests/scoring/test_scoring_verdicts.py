from dataclasses import replace
from fractions import Fraction

import pytest
from scoring_cases import SELF, Judged, Ratio, answer, leaf, n, place, ratio_facts, words

from cchc_score.model import Answer, Award, Entry, Peers, Status, Treatment
from cchc_score.problems import Place
from cchc_score.scoring.verdicts import Hearing, judge

RATIO = leaf("1.1", 3, rule=Ratio)


def heard(said, node=RATIO, **more):
    one = said if isinstance(said, Answer) else answer(SELF, node.code, said)
    return judge(one, Hearing(node, SELF, "self.xlsx", **more))


def both(done, whole, points, node=RATIO, **more):
    typed = Entry(n(points), place(SELF, node.code, "G"))
    return heard(Answer(node.code, ratio_facts(SELF, node.code, done, whole), typed), node, **more)


def test_complete_facts_go_through_the_rule():
    verdict, problems = heard("3/4")
    assert verdict.status is Status.SCORED
    assert verdict.points == Fraction(9, 4)
    assert verdict.places == (place(SELF, "1.1", "E"), place(SELF, "1.1", "F"))
    assert words(verdict.steps) == "3/4"
    assert problems == ()


def test_facts_win_over_typed_points_and_a_difference_is_told_at_the_points():
    verdict, problems = both("3", "4", "2.5")
    assert verdict.points == Fraction(9, 4)
    assert [(p.code, p.place, p.values["typed"], p.values["computed"]) for p in problems] == [
        ("points-differ", place(SELF, "1.1", "G"), Fraction(5, 2), Fraction(9, 4))
    ]
    assert problems[0].severity == "warning"
    assert "2,5" in problems[0].message("vi")
    assert "2.25" in problems[0].message("en")


# 2/7 × 3 = 0.857142…: typed at two decimals or more it is the same figure, at one it is not.
@pytest.mark.parametrize(("typed", "differs"), [("0.86", False), ("0.857", False), ("0.9", True), ("0.85", True)])
def test_a_typed_figure_rounded_to_two_places_is_no_difference(typed, differs):
    verdict, problems = both("2", "7", typed)
    assert verdict.points == Fraction(6, 7)
    assert bool(problems) is differs


@pytest.mark.parametrize(("typed", "differs"), [("0.9", False), ("0.86", False), ("0.8", True), ("0.85", True)])
def test_a_figure_rounded_as_the_set_rounds_is_no_difference_either(typed, differs):
    assert bool(both("2", "7", typed, places=1).problems) is differs


def test_a_formula_of_the_unit_gives_the_digits_of_a_double():
    # 14/249 as Excel keeps it: 0.05622489959839357; the exact fraction goes on for ever.
    node = leaf("1.1", 1, rule=Ratio)
    assert both("14", "249", "0.05622489959839357", node=node).problems == ()
    assert both("14", "249", "0.05622489959839357", node=node, places=2).problems == ()


def test_points_alone_are_taken_and_said_to_be_unchecked():
    verdict, problems = heard("1.25")
    assert (verdict.status, verdict.points) == (Status.SCORED, Fraction(5, 4))
    assert words(verdict.steps) == "Điểm ghi trực tiếp: 1,25 (chưa có số liệu để kiểm)"
    assert problems == ()


def test_points_of_a_judged_leaf_are_the_input_itself():
    verdict, _ = heard("1.25", leaf("2", 2))
    assert words(verdict.steps) == "Điểm chấm trực tiếp: 1,25"


def test_incomplete_facts_are_missing_and_named():
    verdict, problems = heard("3/")
    assert (verdict.status, verdict.points) == (Status.MISSING, None)
    assert [p.code for p in problems] == ["facts-incomplete"]
    assert "Tổng số" in problems[0].message("vi")
    assert "Tổng số" in words(verdict.steps)


def test_incomplete_facts_with_points_use_the_points_and_name_what_is_missing():
    verdict, problems = both("3", "", "1.5")
    assert (verdict.status, verdict.points) == (Status.SCORED, Fraction(3, 2))
    assert [p.code for p in problems] == ["facts-incomplete-points-used"]
    assert problems[0].place == place(SELF, "1.1", "G")


def test_facts_that_contradict_each_other_are_invalid_at_the_fact():
    verdict, problems = heard("5/4")
    assert (verdict.status, verdict.points) == (Status.INVALID, None)
    assert [(p.code, p.place) for p in problems] == [("part-over-whole", place(SELF, "1.1", "E"))]
    assert verdict.places == (place(SELF, "1.1", "E"),)


def test_a_rule_may_find_that_nothing_applies():
    assert heard("0/0").verdict.status is Status.NOT_APPLICABLE
    verdict, problems = both("0", "0", "3")
    assert verdict.status is Status.NOT_APPLICABLE
    assert [p.code for p in problems] == ["points-beside-not-applicable"]


def test_unreadable_cells_make_it_invalid_whatever_else_stands_there():
    cell = Place("self.xlsx", "Phiếu", "D9")
    one = Answer("1.1", ratio_facts(SELF, "1.1", "3", "4"), Entry(n(2), cell), invalid=(cell,))
    verdict, problems = heard(one)
    assert (verdict.status, verdict.places, problems) == (Status.INVALID, (cell,), ())


def test_not_applicable_where_it_is_offered():
    verdict, problems = heard("KAD", offered=Treatment.EXCLUDE)
    assert verdict.status is Status.NOT_APPLICABLE
    assert problems == ()


def test_not_applicable_where_it_is_not_offered():
    verdict, problems = heard("KAD")
    assert verdict.status is Status.INVALID
    assert [p.code for p in problems] == ["not-applicable-not-offered"]


def test_the_reason_for_not_applicable_is_kept():
    one = Answer("1.1", not_applicable=Entry("không có dự án", place(SELF, "1.1")))
    assert "không có dự án" in words(heard(one, offered=Treatment.FULL).verdict.steps)


def test_points_beside_not_applicable_are_told():
    at = place(SELF, "1.1")
    one = Answer("1.1", points=Entry(n(2), at), not_applicable=Entry("", at))
    assert [p.code for p in heard(one, offered=Treatment.EXCLUDE).problems] == ["points-beside-not-applicable"]


def test_a_blank_answer_is_no_verdict():
    assert heard(None).verdict is None
    note = Answer("1.1", note=Entry("sẽ bổ sung", place(SELF, "1.1")))
    assert heard(note).verdict is None


def test_the_note_and_the_file_travel_with_the_verdict():
    at = Place("khác.xlsx", "Phiếu", "D4")
    verdict, _ = heard(Answer("1.1", points=Entry(n(2), at), note=Entry("theo công văn", at)))
    assert (verdict.note, verdict.file) == ("theo công văn", "khác.xlsx")


class Relative(Judged):
    def award(self, facts, peers=None):
        if peers is None or peers.best is None:
            return Award(Status.PENDING)
        return Award(Status.SCORED, facts["value"] / peers.best * self.maximum)


def test_what_waits_for_the_group_is_pending_until_the_group_is_known():
    node = replace(leaf("1", 2), rule=Relative(n(2)))
    one = Answer("1", {"value": Entry(n(40), place(SELF, "1"))})
    assert heard(one, node).verdict.status is Status.PENDING
    assert heard(one, node, peers=Peers(best=n(80), count=2)).verdict.points == 1
