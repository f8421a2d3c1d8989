"""Authoring: the sentences above and below the page on a change's effect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc_score.authoring.headings import named
from cchc_score.authoring.impact import Impact, Move
from cchc_score.decimals import exact_sum
from cchc_score.text import Lang, Phrase


def summary(impact: Impact, lang: Lang) -> Iterator[str]:
    """What was replayed, who moves, and what the comparison leaves out."""
    for phrase in (*_who_moves(impact), *_replayed(impact)):
        yield phrase.text(lang)


def _replayed(impact: Impact) -> Iterator[Phrase]:
    replay = impact.replay
    values = {
        "title": replay.plan.title or replay.plan.shown,
        "folder": replay.plan.shown,
        "units": len(impact.moves),
        "answered": named(replay.answered),
    }
    yield Phrase(
        "Chấm lại câu trả lời thật của {units} đơn vị trong “{title}” ({folder}), trả lời theo bản {answered}.",
        "The real answers of {units} units of “{title}” ({folder}), given for {answered}, scored anew.",
        values,
    )
    if replay.aside:
        left = {
            "count": len(replay.aside),
            "points": exact_sum(leaf.max for leaf in replay.aside),
            "version": named(replay.ways.target),
            "compared": replay.compared,
            "total": replay.ways.target.total,
        }
        yield Phrase(
            "Chưa ai trả lời được {count} tiêu chí ({points} điểm) của bản {version}: để ngoài, so sánh trên "
            "{compared}/{total} điểm. Khi có số liệu, thứ hạng còn có thể đổi.",
            "Nobody could answer {count} leaves ({points} points) of {version}: they are left out, {compared} of "
            "{total} points are compared. Ranks may still change when there are data.",
            left,
        )


def _who_moves(impact: Impact) -> Iterator[Phrase]:
    compared = impact.compared
    moved = [move for move in compared if move.ranks]
    values = {"k": len(moved), "n": len(compared)}
    yield Phrase("{k}/{n} đơn vị đổi hạng{most}.", "{k} of {n} units change rank{most}.", values | _most(moved))
    raised, lowered = (sum(move.graded > 0 for move in compared), sum(move.graded < 0 for move in compared))
    renamed = sum(move.old.grade != move.new.grade for move in compared)
    grades = {"count": renamed, "up": raised, "down": lowered}
    yield Phrase(
        "{count} đơn vị đổi xếp loại (lên {up}, xuống {down}).",
        "{count} change grade ({up} up, {down} down).",
        grades,
    )
    if impact.lost or impact.found:
        ranked = {"lost": len(impact.lost), "found": len(impact.found)}
        yield Phrase(
            "{lost} đơn vị không còn xếp hạng được, {found} đơn vị nay xếp hạng được.",
            "{lost} units are no longer ranked, {found} are ranked now.",
            ranked,
        )


def _most(moved: Sequence[Move]) -> dict[str, object]:
    """The biggest rise and the biggest fall."""
    parts = []
    up = max(moved, key=lambda move: move.ranks or 0, default=None)
    down = min(moved, key=lambda move: move.ranks or 0, default=None)
    if up is not None and (up.ranks or 0) > 0:
        values = {"name": up.unit.name, "steps": up.ranks}
        parts.append(Phrase("lên nhiều nhất {name} (+{steps})", "most up {name} (+{steps})", values))
    if down is not None and (down.ranks or 0) < 0:
        values = {"name": down.unit.name, "steps": -(down.ranks or 0)}
        parts.append(Phrase("xuống nhiều nhất {name} (−{steps})", "most down {name} (−{steps})", values))
    if not parts:
        return {"most": ""}
    return {"most": Phrase(": {parts}", ": {parts}", {"parts": tuple(parts)})}


def notes(impact: Impact, lang: Lang) -> Iterator[str]:
    """How to read the page."""
    yield Phrase(
        "Mỗi tiêu chí làm chỉ số tăng, giảm bao nhiêu điểm phần trăm: so phần điểm bị mất của hai bản. "
        "Các số được làm tròn để hiện.",
        "By how many percentage points a leaf raises or lowers an index: what is lost there by one version and by "
        "the other. Figures are rounded for show.",
    ).text(lang)
    if impact.replay.troubles:
        values = {"count": impact.replay.troubles, "folder": impact.replay.plan.shown}
        yield Phrase(
            "Khi đọc các tệp số liệu có {count} lỗi; các ô đó không được chấm. Xem: cchc-score rank {folder}.",
            "The files have {count} errors; those cells are not scored. See: cchc-score rank {folder}.",
            values,
        ).text(lang)
