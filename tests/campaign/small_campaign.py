"""A campaign of a few units and two departments, written as text and heard, without the command line."""

from __future__ import annotations

from cchc_score.campaign.gather import find_files, gather, read_files
from cchc_score.campaign.plan import read_plan
from cchc_score.campaign.year import hear

CRITERIA = """
id: small
version: "1.0"
title: Bộ nhỏ
levels: [commune]
total: 5
fields:
  - code: "1"
    title: Chỉ đạo
    max: 3
    department: Sở Nội vụ
    children:
      - {code: "1.1", title: Kế hoạch, max: 1, rule: {kind: judged}}
      - {code: "1.2", title: Báo cáo, max: 2, rule: {kind: judged}}
  - code: "2"
    title: Thể chế
    max: 2
    department: Sở Tư pháp
    children:
      - {code: "2.1", title: Văn bản, max: 2, rule: {kind: judged}}
"""
CAMPAIGN = """
year: 2025
title: Năm 2025
issuing_body: Ủy ban nhân dân
levels: {commune: criteria.yaml}
"""
UNITS = "code,name,level\nX01,Xã Một,commune\nX02,Xã Hai,commune\nX03,Xã Ba,commune\n"


def write(folder, files, extra=""):
    """The files of a campaign, each by its path; `extra` goes into campaign.yaml."""
    basics = {"criteria.yaml": CRITERIA, "campaign.yaml": CAMPAIGN + extra, "units.csv": UNITS}
    for name, text in (basics | files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def heard_in(folder):
    """The plan of a folder, what its files say, and every problem told so far."""
    plan, problems = read_plan(folder)
    assert plan is not None
    files, found = find_files(plan)
    heard = hear(plan, gather(plan, read_files(plan, files, 1, lambda *_: None)))
    return heard, (*problems, *found, *heard.gathered.problems, *heard.problems)


def own(points, day="", unit="X01"):
    """A self-assessment: criterion → points; a day where the form states one."""
    dated = f"Ngày lập: {day}\n" if day else ""
    rows = "".join(f"{code},Tiêu chí,{value}\n" for code, value in points.items())
    return f"Mã đơn vị: {unit}\n{dated}Mã,Tiêu chí,Tự chấm\n{rows}"


def verdicts(points, department="", day="", unit="X01", heading="Thẩm định lần 1"):
    """An appraisal of one unit: criterion → points; by a department where the workbook states one."""
    by = f"Cơ quan thẩm định: {department}\n" if department else ""
    dated = f"Ngày thẩm định: {day}\n" if day else ""
    rows = "".join(f"{code},Tiêu chí,{value}\n" for code, value in points.items())
    return f"Mã đơn vị: {unit}\n{by}{dated}Mã,Tiêu chí,{heading}\n{rows}"


def points_of(heard, source, unit="X01"):
    """Criterion → points, as one source says of a unit."""
    given = heard.merged.get(unit, {}).get(source)
    answers = given.answers.items() if given is not None else ()
    return {code: answer.points.value for code, answer in answers if answer.points and not answer.invalid}


def told(problems):
    """Code and file of each problem."""
    return [(problem.code, problem.place.file) for problem in problems]
