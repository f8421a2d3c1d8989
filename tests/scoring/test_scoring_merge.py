from scoring_cases import A1, A2, SELF, answer, n, place, submission

from cchc_score.model import Answer, Entry, Submission
from cchc_score.problems import Place
from cchc_score.scoring.merge import merge


def of_file(source, file, **said):
    """A submission from a named file; codes are given as c1_2 for 1.2."""
    answers = {}
    for name, value in said.items():
        code = name[1:].replace("_", ".")
        answers[code] = moved(answer(source, code, value), file)
    return Submission("H01", source, file, answers)


def moved(one, file):
    def entry(old):
        return old and Entry(old.value, old.place._replace(file=file))

    return one._replace(
        points=entry(one.points),
        not_applicable=entry(one.not_applicable),
        facts={name: entry(value) for name, value in one.facts.items()},
        invalid=tuple(at._replace(file=file) for at in one.invalid),
    )


def test_one_submission_per_source_passes_as_it_is():
    mine, theirs = submission(SELF, {"1": 1}), submission(A1, {"1": 2})
    merged, problems = merge([theirs, mine])
    assert list(merged) == [SELF, A1]
    assert merged[SELF] is mine
    assert problems == ()


def test_departments_judge_their_own_fields():
    merged, problems = merge([of_file(A1, "nội vụ.xlsx", c1_1=2), of_file(A1, "tư pháp.xlsx", c2_1=3)])
    assert {code: one.points.value for code, one in merged[A1].answers.items()} == {"1.1": 2, "2.1": 3}
    assert merged[A1].answers["2.1"].points.place.file == "tư pháp.xlsx"
    assert problems == ()


def test_rounds_are_apart():
    merged, problems = merge([of_file(A1, "a.xlsx", c1=2), of_file(A2, "b.xlsx", c1=3)])
    assert (merged[A1].answers["1"].points.value, merged[A2].answers["1"].points.value) == (2, 3)
    assert problems == ()


def test_equal_verdicts_count_once_and_blanks_do_not_count():
    merged, problems = merge([of_file(A1, "a.xlsx", c1=2, c2=None), of_file(A1, "b.xlsx", c1=2, c2=1)])
    assert merged[A1].answers["1"].points.place.file == "a.xlsx"
    assert merged[A1].answers["2"].points.value == 1
    assert problems == ()


def test_different_verdicts_on_a_leaf_name_both_cells_and_spoil_it():
    merged, problems = merge([of_file(A1, "a.xlsx", c1=2), of_file(A1, "b.xlsx", c1="1.5")])
    places = (Place("a.xlsx", "Phiếu", "D1"), Place("b.xlsx", "Phiếu", "D1"))
    assert merged[A1].answers["1"].invalid == places
    assert [(p.code, p.place) for p in problems] == [("judged-twice", places[1])]
    message = problems[0].message("vi")
    assert "a.xlsx!Phiếu!D1" in message
    assert "1,5" in message


def test_different_facts_and_not_applicable_against_points():
    merged, problems = merge([of_file(A1, "a.xlsx", c1="3/4", c2="KAD"), of_file(A1, "b.xlsx", c1="2/4", c2=1)])
    assert [p.code for p in problems] == ["judged-twice", "judged-twice"]
    assert all(one.invalid for one in merged[A1].answers.values())
    assert "không áp dụng" in problems[1].message("vi")


def test_facts_of_one_file_and_points_of_another_go_together():
    merged, problems = merge([of_file(A1, "a.xlsx", c1="3/4"), of_file(A1, "b.xlsx", c1=2)])
    one = merged[A1].answers["1"]
    assert (set(one.facts), one.points.value, problems) == ({"done", "all"}, 2, ())


def test_an_unreadable_cell_in_either_file_stays():
    merged, problems = merge([of_file(A1, "a.xlsx", c1=2), of_file(A1, "b.xlsx", c1="?")])
    assert merged[A1].answers["1"].invalid == (Place("b.xlsx", "Phiếu", "D1"),)
    assert problems == ()


def test_three_files():
    files = [of_file(A1, "a.xlsx", c1=2), of_file(A1, "b.xlsx", c1=1), of_file(A1, "c.xlsx", c1=2, c2=1)]
    merged, problems = merge(files)
    assert merged[A1].answers["1"].invalid
    assert merged[A1].answers["2"].points.value == 1
    assert len(problems) == 1


def test_notes_and_evidence_are_kept():
    first = Answer("1", points=Entry(n(2), place(A1, "1")))
    second = Answer("1", note=Entry("theo biên bản", place(A1, "1", "H")))
    merged, _ = merge([Submission("H01", A1, "a", {"1": first}), Submission("H01", A1, "b", {"1": second})])
    assert merged[A1].answers["1"].note.value == "theo biên bản"
    assert merged[A1].answers["1"].points.value == 2
