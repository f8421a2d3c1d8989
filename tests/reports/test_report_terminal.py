import io

import pytest
from rich.console import Console

from cchc_score.model import GroupRanking, UnitScore
from cchc_score.problems import Problem
from cchc_score.reports.terminal import print_explanation, print_problems, print_ranking, print_score
from cchc_score.text import Lang


def console(width: int = 80) -> Console:
    return Console(file=io.StringIO(), width=width)


def text_of(piped: Console) -> str:
    assert isinstance(piped.file, io.StringIO)
    return piped.file.getvalue()


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_tree_says_points_who_decided_and_what_was_lost(score: UnitScore) -> None:
    out = console()
    print_score(out, score, "vi")
    lines = [squeezed(line) for line in text_of(out).splitlines()]
    assert "1.1.1 Ban hành kế hoạch ██████░░ 1,5/2 75,00% TĐ1" in lines
    assert "mất 0,5: Ban hành chậm 4 ngày" in lines
    assert "1.1.2 =1+1 █████░░░ 3,33/5 66,67% TĐG*" in lines
    assert "Không áp dụng (không tính vào điểm tối đa)" in lines
    assert "Tổng cộng ██████░░ 15,83/19 83,33%" in lines
    assert "Chỉ số: 83,33% · Xếp loại: Tốt" in lines


def test_incomplete_score_shows_marks_and_no_index(incomplete: UnitScore) -> None:
    out = console()
    print_score(out, incomplete, "en")
    text = squeezed(text_of(out))
    assert "2.1 Một cửa –/4 Missing; No dossiers given" in text
    assert "Not complete: 11.83 points are scored so far, out of 15." in text
    assert "Grade: none yet" in text


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("width", [60, 80, 200])
def test_piped_output_is_plain_and_whole(score: UnitScore, ranking: GroupRanking, width: int, lang: Lang) -> None:
    out = console(width)
    print_score(out, score, lang)
    print_ranking(out, [ranking], lang)
    text = text_of(out)
    assert "\x1b" not in text
    assert max(len(line) for line in text.splitlines()) <= width
    assert "…" not in text.replace("tỉnh …", "")
    assert "Ủy ban nhân dân xã Song sinh" in squeezed(text) or "Song sinh" in text


def test_consoles_without_unicode_get_plain_bars(score: UnitScore) -> None:
    out = Console(file=io.StringIO(), width=80, legacy_windows=True)
    print_score(out, score, "vi")
    assert "######.." in text_of(out)
    assert "█" not in text_of(out)


def test_explanation_gives_rule_sources_steps_and_cells(score: UnitScore) -> None:
    out = console()
    assert print_explanation(out, score, "1.1.1", "en")
    lines = [line.strip() for line in text_of(out).splitlines()]
    for expected in (
        "1.1.1  Ban hành kế hoạch",
        "1.1  Kế hoạch",
        "- Điều 5 Quyết định mẫu",
        "- Kế hoạch đã ban hành",
        "- Sở Nội vụ",
        "1.5/2 (75.00%), by Appraisal, round 1",
        "Self-assessment: 2",
        "Appraisal, round 1: 1.5",
        "1. Issued 4 days late",
        "cells: appraisal/H01.xlsx!Bảng chấm!E11",
    ):
        assert expected in lines


def test_explanation_of_a_parent_lists_its_parts(score: UnitScore) -> None:
    out = console()
    assert print_explanation(out, score, "1.1", "vi")
    assert "1.1.2" in text_of(out)


def test_explanation_of_an_unknown_code_prints_nothing(score: UnitScore) -> None:
    out = console()
    assert not print_explanation(out, score, "9.9", "vi")
    assert text_of(out) == ""


def test_problems_stand_under_their_file_place_first(problem: Problem) -> None:
    out = console()
    whole = problem._replace(place=problem.place._replace(sheet=None, cell=None))
    print_problems(out, [problem, whole], "vi")
    lines = [line.rstrip() for line in text_of(out).splitlines()]
    assert lines[0] == "self/H01.xlsx"
    assert lines[1] == "  Bảng chấm!D12 · Lỗi · decimal-comma"
    assert lines[2].startswith("    “max: 9,5đ”")
    assert any(line.startswith("  cả tệp · Lỗi") for line in lines)
    assert lines[-1] == "2 lỗi, 0 cảnh báo, 0 lưu ý."


def test_ranking_marks_ties_and_lists_the_unranked(ranking: GroupRanking) -> None:
    out = console()
    print_ranking(out, [ranking], "vi")
    text = squeezed(text_of(out))
    assert "Cấp xã – Xã: xếp hạng 2 trên 4 đơn vị" in text
    assert "1= H01" in text
    assert "Ủy ban nhân dân xã Vắng (H04): Chưa nộp" in text


def test_names_are_never_read_as_markup(score: UnitScore) -> None:
    from dataclasses import replace

    out = console()
    print_score(out, replace(score, unit=replace(score.unit, name="Xã [bold]A[/bold]")), "vi")
    assert "Xã [bold]A[/bold]" in text_of(out)
