"""A unit whose own form is not in self/ speaks through the copy that its appraisers' workbook shows."""

import pytest

from cchc_score.campaign.gather import gather
from cchc_score.campaign.plan import read_plan
from cchc_score.campaign.year import hear
from cchc_score.decimals import Number
from cchc_score.inputs.intake import read_file
from cchc_score.model import Source

CRITERIA = """
id: small
version: "1.0"
title: Bộ nhỏ
levels: [commune]
total: 3
fields:
  - code: "1"
    title: Lĩnh vực
    max: 3
    children:
      - {code: "1.1", title: Kế hoạch, max: 1, rule: {kind: judged}}
      - {code: "1.2", title: Báo cáo, max: 2, rule: {kind: judged}}
"""
CAMPAIGN = """
year: 2025
title: Năm 2025
issuing_body: Ủy ban nhân dân
levels: {commune: criteria.yaml}
"""
HEADER = "Mã,Tiêu chí,Tự chấm,Thẩm định\n"


@pytest.fixture
def hear_files(tmp_path):
    """Write the files of a campaign of one unit X01, given by path, and bring together what they say."""

    def run(files):
        basics = {
            "criteria.yaml": CRITERIA,
            "campaign.yaml": CAMPAIGN,
            "units.csv": "code,name,level\nX01,Xã Một,commune\n",
        }
        for name, text in (basics | files).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        plan, problems = read_plan(tmp_path)
        assert problems == ()
        sources = {"self": Source.SELF, "appraisal": Source.APPRAISAL_1}
        intakes = [read_file(tmp_path / name, name, plan.expects(sources[name.split("/")[0]])) for name in files]
        return hear(plan, gather(plan, intakes))

    return run


def said(heard, source):
    """Criterion → points and cell, as one source says of X01."""
    answers = heard.merged["X01"][source].answers
    return {code: (a.points.value, str(a.points.place)) for code, a in answers.items() if a.points}


def test_the_copy_speaks_with_its_cells(hear_files):
    heard = hear_files({"appraisal/X01.csv": HEADER + "1.1,Kế hoạch,1,0.5\n1.2,Báo cáo,2,2\n"})
    assert {code: points for code, (points, _) in said(heard, Source.SELF).items()} == {
        "1.1": Number(1),
        "1.2": Number(2),
    }
    assert all(place.startswith("appraisal/X01.csv") for _, place in said(heard, Source.SELF).values())
    assert said(heard, Source.APPRAISAL_1)["1.1"][0] == Number(1, 2)


def test_the_units_own_file_silences_every_copy(hear_files):
    heard = hear_files(
        {
            "self/X01.csv": "Mã,Tiêu chí,Tự chấm\n1.1,Kế hoạch,0\n",
            "appraisal/X01.csv": HEADER + "1.1,Kế hoạch,1,0.5\n1.2,Báo cáo,2,2\n",
        }
    )
    assert said(heard, Source.SELF).keys() == {"1.1"}
    assert said(heard, Source.SELF)["1.1"][0] == Number(0)
    assert heard.problems == ()


def test_withheld_self_assessments_are_not_replaced_by_a_copy(hear_files):
    heard = hear_files(
        {
            "self/a/X01.csv": "Mã,Tiêu chí,Tự chấm\n1.1,Kế hoạch,0\n",
            "self/b/X01.csv": "Mã,Tiêu chí,Tự chấm\n1.1,Kế hoạch,1\n",
            "appraisal/X01.csv": HEADER + "1.1,Kế hoạch,1,0.5\n",
        }
    )
    assert Source.SELF not in heard.merged["X01"]
    assert heard.gathered.withheld["X01"] == ("self/a/X01.csv", "self/b/X01.csv")


def test_copies_of_several_departments_are_put_together(hear_files):
    heard = hear_files(
        {
            "appraisal/so-a.csv": "Mã đơn vị: X01\n" + HEADER + "1.1,Kế hoạch,1,1\n",
            "appraisal/so-b.csv": "Mã đơn vị: X01\n" + HEADER + "1.2,Báo cáo,2,2\n",
        }
    )
    assert said(heard, Source.SELF).keys() == {"1.1", "1.2"}
    assert heard.problems == ()


def test_differing_copies_of_one_criterion_are_told_with_both_cells(hear_files):
    heard = hear_files(
        {
            "appraisal/so-a.csv": "Mã đơn vị: X01\n" + HEADER + "1.1,Kế hoạch,1,1\n",
            "appraisal/so-b.csv": "Mã đơn vị: X01\n" + HEADER + "1.1,Kế hoạch,0,1\n",
        }
    )
    (problem,) = heard.problems
    assert problem.code == "judged-twice"
    assert str(problem.place).startswith("appraisal/so-b.csv")
    assert str(problem.values["first_place"]).startswith("appraisal/so-a.csv")
    assert heard.merged["X01"][Source.SELF].answers["1.1"].invalid


def test_a_file_without_a_verdict_does_not_speak(hear_files):
    heard = hear_files({"appraisal/X01.csv": "Mã,Tiêu chí,Tự chấm\n1.1,Kế hoạch,1\n"})
    assert "X01" not in heard.merged
    assert "only-self-columns" in {problem.code for problem in heard.gathered.problems}
