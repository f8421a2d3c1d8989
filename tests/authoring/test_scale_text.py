"""Printed scales → rules, in the words of real annexes; what the words leave open is told, never repaired."""

import pytest

from cchc_score.authoring.scale_text import as_tree, read_scale
from cchc_score.authoring.scale_text_lines import Leaf, lines_of
from cchc_score.decimals import parse_plain
from cchc_score.declared import Report
from cchc_score.model import Stage
from cchc_score.rules import build_rule
from cchc_score.rules.base import Bounds


def reading(maximum, text, filled_by=Stage.SELF):
    leaf = Leaf("Tỷ lệ hồ sơ", parse_plain(maximum), parse_plain("0"), filled_by)
    return read_scale(list(lines_of(text, "D5")), leaf)


def bands(*edges):
    return [dict(zip(each.split()[::2], each.split()[1::2], strict=True)) for each in edges]


PERCENT = {"kind": "bands", "value": "Tỷ lệ hồ sơ", "type": "percent"}
SETTLED = [
    ("1", "Đạt: 1 / Không đạt: 0", {"kind": "yes_no"}),
    ("1", "Đạt yêu cầu: 1 điểm\nKhông đạt yêu cầu: 0 điểm", {"kind": "yes_no"}),
    (
        "1",
        "Ban hành kịp thời: 1; không kịp thời: 0,5",
        {
            "kind": "levels",
            "levels": [
                {"title": "Ban hành kịp thời", "points": "1"},
                {"title": "Không kịp thời", "points": "0.5"},
            ],
        },
    ),
    (
        "2",
        "Xuất sắc: 100% số điểm\nTốt: 75%",
        {"kind": "levels", "levels": [{"title": "Xuất sắc", "share": "100%"}, {"title": "Tốt", "share": "75%"}]},
    ),
    (
        "2",
        "Trên 90%: 2\n70%–90%: 1\ndưới 70%: 0",
        {**PERCENT, "bands": bands("above 90 points 2", "from 70 to 90 points 1", "below 70 points 0")},
    ),
    (
        "2",
        "≥ 95%: 2\n90% ≤ tỷ lệ < 95%: 1\n< 90%: 0",
        {**PERCENT, "bands": bands("from 95 points 2", "from 90 below 95 points 1", "below 90 points 0")},
    ),
    (
        "2",
        "Đạt từ 80% đến 100%: 2 điểm\nĐạt từ 60% đến dưới 80%: 1 điểm\nDưới 60%: 0 điểm",
        {**PERCENT, "bands": bands("from 80 to 100 points 2", "from 60 below 80 points 1", "below 60 points 0")},
    ),
    (
        "1",
        "Từ 10 văn bản trở lên: 1\nTừ 5 đến 9 văn bản: 0,5\nDưới 5 văn bản: 0",
        {
            "kind": "bands",
            "value": "Tỷ lệ hồ sơ",
            "type": "count",
            "unit": "văn bản",
            "bands": bands("from 10 points 1", "from 5 to 9 points 0.5", "below 5 points 0"),
        },
    ),
    ("2", "(Tỷ lệ % × điểm tối đa)", {"kind": "ratio", "asked_as": "percent", "value": "Tỷ lệ hồ sơ"}),
    (
        "2",
        "Dưới 70%: 0 điểm; từ 70%: tỷ lệ × 2",
        {"kind": "ratio", "asked_as": "percent", "value": "Tỷ lệ hồ sơ", "floor": "70%", "slope": "plain"},
    ),
    (
        "1",
        "Cứ 01 sáng kiến được cộng 0,5 điểm, tối đa 1 điểm",
        {"kind": "count", "what": "Số sáng kiến", "unit": "sáng kiến", "each": "0.5"},
    ),
    (
        "1",
        "Gửi đủ báo cáo: 1\nMỗi báo cáo chậm trừ 0,25 điểm",
        {"kind": "deduction", "events": [{"title": "Số báo cáo chậm", "minus": "0.25"}]},
    ),
    (
        "1",
        "Mỗi lần gửi chậm trừ 25% điểm tối đa",
        {"kind": "deduction", "events": [{"title": "Số lần gửi chậm", "minus_share": "25%"}]},
    ),
    (
        "2",
        "Đúng hạn: 2 điểm; Chậm 1 ngày: 1 điểm; chậm quá 1 ngày: 0 điểm",
        {
            "kind": "lateness",
            "what": "Tỷ lệ hồ sơ",
            "steps": [{"days": "0", "points": "2"}, {"days": "1", "points": "1"}],
            "after": "0",
        },
    ),
]


@pytest.mark.parametrize(("maximum", "text", "rule"), SETTLED, ids=[text.split("\n")[0] for _, text, _ in SETTLED])
def test_words_that_say_it_all(maximum, text, rule):
    found = reading(maximum, text)
    assert found.rule == rule
    assert found.settled
    report = Report()
    assert build_rule(as_tree(found.rule), Bounds(parse_plain("0"), parse_plain(maximum)), report) is not None
    assert not report.problems


DOUBTFUL = [
    ("đủ số lượng và đúng thời gian: 1", "all_of", "khi thiếu một điều kiện"),
    ("80%-100%: 1\n60%-80%: 0,5\n<60%: 0", "bands", "giá trị 80 thuộc mức nào"),
    ("Từ 90% trở lên: 1\nTừ 70% đến 90%: 0,5\nDưới 70%: 0", "bands", "giá trị 90 thuộc mức nào"),
    ("Trên 90%: 1\nTừ 70% đến dưới 90%: 0,5\nDưới 70%: 0", "bands", "đúng 90% không thuộc mức nào"),
    ("b/a × điểm tối đa\na: tổng số hồ sơ\nb: số hồ sơ đúng hạn", "ratio", "khi tổng số bằng 0"),
    ("Tốt: 0,5\nChưa tốt: 0", "levels", "không đơn vị nào đạt được điểm tối đa 1"),
    ("Trên 90%: 7\nKhông quá 90%: 0", "bands", "7 điểm nằm ngoài"),
]


@pytest.mark.parametrize(("text", "kind", "doubt"), DOUBTFUL, ids=[text.split("\n")[0] for text, _, _ in DOUBTFUL])
def test_words_that_leave_something_open(text, kind, doubt):
    found = reading("1", text)
    assert found.rule["kind"] == kind
    assert doubt in " ".join(found.doubts)


def test_the_ministrys_wording_of_a_ratio_with_a_floor():
    found = reading(
        "1",
        "Tính tỷ lệ % giữa số nhiệm vụ hoàn thành so với tổng số nhiệm vụ. Nếu tỷ lệ này đạt từ 70% - 100% "
        "thì điểm đánh giá được tính theo công thức: (b/a)*1.00\n"
        "Trong đó: a là Tổng số nhiệm vụ; b là Số nhiệm vụ đã xong.\n"
        "Nếu tỷ lệ này <0.70 thì điểm đánh giá là 0",
    )
    figures = {"part": "Số nhiệm vụ đã xong", "whole": "Tổng số nhiệm vụ"}
    assert found.rule == {
        "kind": "ratio", **figures, "floor": "70%", "slope": "plain", "zero_over_zero": "missing",
    }  # fmt: skip
    assert not found.left


@pytest.mark.parametrize(
    "text", ["Theo kết quả điều tra", "Từ 100%: 1\nTừ 80% đến dưới 100%: theo mức độ", "Chấm theo thực tế: tốt"]
)
def test_what_cannot_be_read_is_judged_with_every_line_left(text):
    found = reading("1", text)
    assert found.rule == {"kind": "judged"}
    assert [line.text for line in found.left] == text.split("\n")


def test_prose_between_lines_is_left_for_review():
    found = reading("2", "Thực hiện tốt: 2 điểm\n(căn cứ biên bản kiểm tra)\nChưa tốt: 1 điểm")
    assert found.rule["kind"] == "levels"
    assert [line.text for line in found.left] == ["(căn cứ biên bản kiểm tra)"]


def test_points_taken_away_never_read_as_points_earned():
    found = reading("1", "Thực hiện tốt: 1\nVi phạm trừ 0,5 điểm")
    assert found.rule["kind"] == "judged"


def test_a_survey_without_a_scale_is_told():
    found = reading("3", "", Stage.SURVEY)
    assert found.rule == {"kind": "survey", "value": "Điểm điều tra xã hội học", "scale": "3"}
    assert found.doubts
