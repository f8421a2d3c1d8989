"""Authoring: what differs in a set's settings: names, levels, rounding, combination, ranking, grades, caps."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_score.authoring.edits import Aspect, Edit, as_is
from cchc_score.criteria.wording import grade_lines, treatment_line, ways_lines
from cchc_score.model import CriteriaSet, ExtraBlock
from cchc_score.rules.wording import points_of
from cchc_score.text import Phrase

_Said = Iterator[tuple[Phrase, tuple[Phrase, ...]]]
"""Label and lines; a label may come several times."""


def settings_of(old: CriteriaSet, new: CriteriaSet) -> tuple[Edit, ...]:
    """Every setting that differs, one edit each, in the order of the keys of a set."""
    before, after = _by_label(old), _by_label(new)
    edits = []
    for name in dict.fromkeys((*after, *before)):
        label = (after.get(name) or before[name])[0]
        was, becomes = (said[name][1] if name in said else () for said in (before, after))
        if was != becomes:
            edits.append(Edit(Aspect.SETTING, label, was, becomes))
    return tuple(edits)


def _by_label(criteria: CriteriaSet) -> dict[str, tuple[Phrase, tuple[Phrase, ...]]]:
    found: dict[str, tuple[Phrase, tuple[Phrase, ...]]] = {}
    for label, lines in _settings(criteria):
        name = label.text("vi")
        found[name] = (label, (*(found[name][1] if name in found else ()), *lines))
    return found


def _settings(criteria: CriteriaSet) -> _Said:
    yield Phrase("Tên ngắn", "Id"), as_is(criteria.id)
    yield Phrase("Phiên bản", "Version"), as_is(criteria.version)
    yield Phrase("Tên bộ", "Title"), as_is(criteria.title)
    yield Phrase("Cấp", "Levels"), tuple(line for level in criteria.levels for line in as_is(level))
    yield Phrase("Năm", "Year"), as_is(str(criteria.year) if criteria.year is not None else None)
    yield Phrase("Cơ quan ban hành", "Issued by"), as_is(criteria.issuer)
    yield Phrase("Tình trạng", "Standing"), (_standing(criteria),)
    yield Phrase("Tổng điểm", "Total"), (points_of(criteria.total),)
    for label, value in (*ways_lines(criteria), *grade_lines(criteria)):
        yield label, (value,)
    if criteria.grades is not None:
        yield Phrase("Xếp loại xét theo", "Grades look at"), (_looked_at(on_rounded=criteria.grades.on_rounded),)
    yield Phrase("Mục được miễn", "Exemptions"), (treatment_line(criteria.exemption),)
    yield Phrase("Điểm thưởng", "Bonus"), _block(criteria.bonus)
    yield Phrase("Điểm phạt", "Penalty"), _block(criteria.penalty)
    yield Phrase("Căn cứ", "Legal basis"), tuple(line for text in criteria.legal_basis for line in as_is(text))
    yield Phrase("Ghi chú", "Notes"), tuple(line for text in criteria.notes for line in as_is(text))


def _standing(criteria: CriteriaSet) -> Phrase:
    if criteria.model:
        return Phrase("bộ mẫu, chưa được ban hành", "a model, not promulgated")
    return Phrase("bộ được ban hành", "promulgated")


def _looked_at(*, on_rounded: bool) -> Phrase:
    if on_rounded:
        return Phrase("chỉ số đã làm tròn", "the rounded index")
    return Phrase("chỉ số chưa làm tròn", "the exact index")


def _block(block: ExtraBlock | None) -> tuple[Phrase, ...]:
    if block is None:
        return ()
    values = {"title": block.title, "cap": points_of(block.cap)}
    return (Phrase("{title}: tính nhiều nhất {cap}", "{title}: at most {cap}", values),)
