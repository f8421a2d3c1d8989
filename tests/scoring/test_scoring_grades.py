from fractions import Fraction

import pytest
from scoring_cases import SELF, branch, criteria_set, leaf, n, score, words

from cchc_score.model import Disqualifier, Edge, GradeBand, Grades, Rounding, Unit


def band(name, lower=None, upper=None):
    return GradeBand(name, Edge(n(lower), True) if lower else None, Edge(n(upper), False) if upper else None)


BANDS = (band("Xuất sắc", "90"), band("Tốt", "80", "90"), band("Khá", "65", "80"), band("Yếu", None, "65"))
EASIER = (band("Tốt", "80"), band("Khá", "70", "80"), band("Yếu", None, "70"))


def graded(points, *, group="", rounding=Rounding(), **more):  # noqa: B008 - frozen
    """One field: 1.1 (90) and 1.2 (10); `points` may be one figure for 1.1 with 1.2 full, or a pair."""
    first, second = points if isinstance(points, tuple) else (n(points) - 10, n(10))
    criteria = criteria_set(
        branch("1", leaf("1.1", 90), leaf("1.2", 10)), rounding=rounding, grades=Grades(BANDS, **more)
    )
    unit = Unit("H01", "Xã thử", "commune", group)
    return score(criteria, {SELF: {"1.1": first, "1.2": second}}, unit=unit)


@pytest.mark.parametrize(
    ("points", "name"),
    [("100", "Xuất sắc"), ("90", "Xuất sắc"), ("89.99", "Tốt"), ("80", "Tốt"), ("79.99", "Khá"), ("64.99", "Yếu")],
)
def test_edges_of_the_bands(points, name):
    assert graded(points).grade == name


def test_the_published_index_is_graded_unless_the_set_says_exact():
    assert graded("89.995").grade == "Xuất sắc"  # published 90,00
    assert graded("89.995", on_rounded=False).grade == "Tốt"
    assert graded("89.995", rounding=Rounding(index=3)).grade == "Tốt"


def test_a_group_may_have_its_own_bands():
    assert graded("75", group="Phường", by_group={"Phường": EASIER}).grade == "Khá"
    assert graded("69", group="Phường", by_group={"Phường": EASIER}).grade == "Yếu"
    assert graded("69", group="Xã", by_group={"Phường": EASIER}).grade == "Khá"


def test_no_grade_without_a_score_or_without_bands():
    assert graded((None, 10)).grade is None
    assert score(criteria_set(leaf("1", 1)), {SELF: {"1": 1}}).grade is None


@pytest.mark.parametrize(("second", "name"), [(4, "Tốt"), (5, "Xuất sắc")])
def test_points_below_a_bound_cap_the_grade(second, name):
    scored = graded((90, second), disqualifiers=(Disqualifier("1.2", n(5), False, "Tốt"),))
    assert scored.final.points == 90 + second
    assert scored.grade == name
    assert ("xếp loại cao nhất là Tốt" in words(scored.grade_steps)) is (name == "Tốt")


def test_an_index_below_a_bound_caps_the_grade():
    condition = Disqualifier("1.2", n(50), True, "Khá")
    assert graded((90, "4.9"), disqualifiers=(condition,)).grade == "Khá"
    assert graded((90, 5), disqualifiers=(condition,)).grade == "Xuất sắc"


def test_conditions_only_lower_a_grade_and_the_lowest_holds():
    weak = Disqualifier("1.2", n(5), False, "Tốt")
    strong = Disqualifier("1.2", n(3), False, "Yếu")
    assert graded((90, 2), disqualifiers=(weak, strong)).grade == "Yếu"
    assert graded((90, 2), disqualifiers=(strong, weak)).grade == "Yếu"
    assert graded((60, 2), disqualifiers=(weak,)).grade == "Yếu"


def test_a_criterion_that_does_not_apply_disqualifies_nobody():
    criteria = criteria_set(
        leaf("1", 90), leaf("2", 10), grades=Grades(BANDS, disqualifiers=(Disqualifier("2", n(5), False, "Yếu"),))
    )
    assert score(criteria, {SELF: {"1": 90}}, exempt=("2",)).grade == "Xuất sắc"


def test_the_step_names_index_and_bounds():
    scored = graded("84.5")
    assert words(scored.grade_steps) == "Chỉ số 84,5 thuộc mức Tốt (từ 80, dưới 90)"
    assert words(scored.grade_steps, "en") == "The index 84.5 lies in Tốt (from 80, below 90)"
    assert scored.final.index == Fraction(169, 2)
