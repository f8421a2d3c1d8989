import json
from dataclasses import replace

from cchc_score.model import GroupRanking, UnitScore
from cchc_score.problems import Problem
from cchc_score.reports.json_report import evaluate_json, rank_json, unscored_json


def test_evaluate_has_the_contract_shape(score: UnitScore, problem: Problem) -> None:
    document = json.loads(evaluate_json(score, [problem], "vi"))
    assert document["unit"] == {"code": "H01", "name": "Ủy ban nhân dân xã Mẫu", "level": "Cấp xã", "group": "Xã"}
    assert document["criteria"] == {"id": "mau-cap-xa", "version": "1.0", "sha256": "ab" * 32}
    assert document["stages"].keys() == {"self", "appraisal", "survey"}
    assert document["stages"]["survey"] == {"points": "4", "max": "5", "index": "80"}
    # 95/6 of 19 is 83.333…%, published as 83.33
    assert document["final"] == {"points": "15.833333333333", "max": "19", "index": "83.33", "exact": "95/6"}
    assert document["grade"] == "Tốt"
    assert document["provisional"] is True


def test_every_node_stands_in_printed_order(score: UnitScore) -> None:
    nodes = json.loads(evaluate_json(score, [], "en"))["nodes"]
    assert [node["code"] for node in nodes] == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "2", "2.1", "2.2", "2.3"]


def test_a_scored_leaf_says_who_and_why_and_where(score: UnitScore) -> None:
    nodes = {node["code"]: node for node in json.loads(evaluate_json(score, [], "en"))["nodes"]}
    leaf = nodes["1.1.1"]
    assert (leaf["max"], leaf["status"], leaf["final"]) == ("2", "scored", "1.5")
    assert leaf["by"] == {"self": "2", "appraisal": "1.5"}
    assert leaf["source"] == "appraisal-1"
    assert leaf["steps"] == ["Issued 4 days late", "Earns 1.5 points"]
    assert leaf["cells"] == ["self/H01.xlsx!Bảng chấm!E10", "appraisal/H01.xlsx!Bảng chấm!E11"]
    assert nodes["1.1.2"]["final"] == "3.333333333333"
    assert nodes["1.1.2"]["exact"] == "10/3"


def test_what_is_not_scored_is_null_and_not_zero(incomplete: UnitScore) -> None:
    document = json.loads(evaluate_json(incomplete, [], "vi"))
    nodes = {node["code"]: node for node in document["nodes"]}
    assert (nodes["2.1"]["status"], nodes["2.1"]["final"]) == ("missing", None)
    assert (nodes["2.2"]["status"], nodes["2.2"]["final"]) == ("not_applicable", None)
    assert document["final"]["points"] is None
    assert document["final"]["index"] is None
    assert document["final"]["partial"] == {"points": "11.833333333333", "max": "15"}
    assert document["grade"] is None


def test_problems_of_run_and_score_stand_once_each(score: UnitScore, problem: Problem) -> None:
    document = json.loads(evaluate_json(replace(score, problems=(problem,)), [problem], "en"))
    assert document["problems"] == [
        {
            "code": "decimal-comma",
            "severity": "error",
            "file": "self/H01.xlsx",
            "sheet": "Bảng chấm",
            "cell": "D12",
            "line": None,
            "column": None,
            "message": "“max: 9,5đ” – in YAML decimals are written with a point: 9.5.",
        }
    ]


def test_rank_has_the_contract_shape(ranking: GroupRanking) -> None:
    document = json.loads(rank_json(2025, [ranking], [], "en"))
    assert document["year"] == 2025
    group = document["groups"][0]
    assert (group["level"], group["group"]) == ("Cấp xã", "Xã")
    first = group["ranked"][0]
    names = ("rank", "tied", "code", "name", "points", "max", "index", "grade")
    assert [first[name] for name in names] == [
        1,
        True,
        "H01",
        "Ủy ban nhân dân xã Mẫu",
        "15.833333333333",
        "19",
        "83.33",
        "Tốt",
    ]
    assert [(unit["code"], unit["reason"]) for unit in group["unranked"]] == [
        ("H02", "No data on 2.1"),
        ("H04", "Nothing sent"),
    ]


def test_the_same_input_gives_the_same_text(ranking: GroupRanking) -> None:
    assert rank_json(2025, [ranking], [], "vi") == rank_json(2025, [ranking], [], "vi")


def test_problems_alone_are_a_document_too(problem: Problem) -> None:
    document = json.loads(unscored_json([problem], "vi"))
    assert [(one["code"], one["cell"]) for one in document["problems"]] == [("decimal-comma", "D12")]
    # The names of the contract are all there, so that a script need not ask first.
    assert {"unit", "criteria", "stages", "final", "grade", "nodes"} <= set(document)
    assert document["final"] is None
