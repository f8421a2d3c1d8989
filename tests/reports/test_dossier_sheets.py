"""What the dossier's tables say: honest conditions beside gains, small gains that do not read 0, the course."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from sample_scores import small_score

from cchc_score.model import Event, Gain, LeafGains, LeafHistory, Moment, Source, Status, Unit, Way
from cchc_score.problems import Place
from cchc_score.reports.gains_sheet import NOTHING_KNOWN, told
from cchc_score.reports.history_table import change_rows, changes_sheet, course
from cchc_score.text import Phrase

F = Fraction

SCORE = small_score(Unit("X01", "Xã Mẫu 01", "commune", "Xã"))
LEAF = next(node for node in SCORE.walk() if node.node.code == "1.1.1")
MORE = Phrase("thêm 2 hồ sơ", "2 dossiers more")


def said(points, status=Status.SCORED, source=Source.SELF, note=None, event=Event.SAID, day=None):
    place = Place(f"{source}.xlsx", "Phiếu", "D5")
    value = F(points) if points is not None else None
    return Moment(event, status, value, source, place.file, (place,), day, note)


def condition(way, short=None, leaf=LEAF):
    (only,) = told(LeafGains(leaf, F("0.5"), (Gain(way, MORE, F("0.5"), short),)), 2)
    return only.condition


class TestConditions:
    @pytest.mark.parametrize(
        ("way", "short", "says"),
        [
            (Way.EDGE, F(0), "Chưa đủ thì không thêm điểm."),
            (Way.EDGE, F("0.25"), "Thiếu một bước thì chỉ được thêm 0,25."),
            (Way.EACH, F("0.4"), "Theo tỷ lệ đạt thêm."),
            (Way.ANSWER, None, ""),
            (Way.ANSWER, F(0), "Chưa đủ thì không thêm điểm."),
            (Way.PAST, None, "Đã qua thời hạn, năm nay không lấy lại được."),
            (Way.GIVEN, None, "Người chấm ghi điểm trực tiếp."),
        ],
    )
    def test_each_way_says_what_holds(self, way, short, says):
        assert condition(way, short) == says

    def test_weighted_sources_all_have_to_see_it(self):
        both = replace(LEAF, decided_by=(Source.SELF, Source.INSPECTION))
        assert condition(Way.EDGE, F(0), both).endswith("Khi mọi nguồn có trọng số cùng ghi nhận.")

    def test_a_small_gain_is_not_told_as_nothing(self):
        (only,) = told(LeafGains(LEAF, F("0.5"), (Gain(Way.EACH, MORE, F(1) / 300),)), 2)
        assert (only.says, only.wins) == ("Thêm 2 hồ sơ", "+0,003")

    def test_where_nothing_is_known_that_is_said(self):
        assert [each.says for each in told(LeafGains(LEAF, F("0.5"), ()), 2)] == [NOTHING_KNOWN]


class TestCourse:
    def test_values_that_moved_with_their_notes(self):
        moments = (said(2), said(1, source=Source.APPRAISAL_1, note="không có TLKC"))
        assert course(LeafHistory(LEAF, moments), 2) == (
            "Tự đánh giá: 2,00 → Thẩm định lần 1: 1,00 (“không có TLKC”)"
        )

    def test_what_is_the_same_as_shown_has_no_course(self):
        moments = (said("0.714"), said("0.71", source=Source.APPRAISAL_1))
        assert course(LeafHistory(LEAF, moments), 2) == ""

    def test_a_value_that_is_not_there_is_no_zero(self):
        moments = (said(None, Status.MISSING), said(1, source=Source.APPRAISAL_1))
        assert course(LeafHistory(LEAF, moments), 2) == "Tự đánh giá: thiếu số liệu → Thẩm định lần 1: 1,00"


class TestChanges:
    def test_one_row_a_change_with_who_when_where_and_why(self):
        later = said(1, source=Source.APPRAISAL_1, note="không có TLKC", day=date(2026, 1, 8))
        (row,) = change_rows(SCORE, [LeafHistory(LEAF, (said(2), later))])
        assert row.cells[1:4] == ("X01", "Xã Mẫu 01", "1.1.1")
        assert row.cells[5:13] == (2, 1, -1, "Thẩm định lần 1", "Sở Nội vụ", "08/01/2026", "không có TLKC", None)
        assert row.cells[13] == "appraisal-1.xlsx!Phiếu!D5"

    def test_from_missing_to_a_value_is_a_change_without_a_difference(self):
        moments = (said(None, Status.MISSING), said(1, source=Source.APPRAISAL_1))
        (row,) = change_rows(SCORE, [LeafHistory(LEAF, moments)])
        assert row.cells[5:8] == ("Thiếu số liệu", 1, None)

    def test_a_year_without_changes_says_so(self):
        (row,) = changes_sheet([], "Năm 2025").table.rows
        assert row.spanning
