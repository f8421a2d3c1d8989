"""Documents: what was found at several units, told together: what is common to them, and what each has to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cchc_score.documents.matters import Matter, SubjectOf, content_of, in_order, matters
from cchc_score.documents.prose import inner, listed, sentence
from cchc_score.documents.telling import recommendation, repeated
from cchc_score.model import Finding, FindingKind
from cchc_score.text import fold

_COMMON = "Kiến nghị chung"

_HAVE = {
    FindingKind.STRENGTH: "{few}/{all} đơn vị làm tốt",
    FindingKind.SHORTCOMING: "{few}/{all} đơn vị còn tồn tại, hạn chế",
}


def shared_by_content(
    findings: Sequence[Finding], subject_of: SubjectOf, names: Mapping[str, str]
) -> tuple[Matter, ...]:
    """Findings of one kind by content: those of one criterion together, with how many units have them.

    `names` gives every unit that was visited: code → name.
    """
    groups: dict[str, dict[str, list[Finding]]] = {}
    for finding in in_order([each for each in findings if each.text], subject_of):
        subject = subject_of(finding)
        about = subject.node.title if subject is not None and subject.node.title != subject.content else ""
        groups.setdefault(content_of(finding, subject_of), {}).setdefault(about, []).append(finding)
    return matters(
        {
            content: [_told(about, found, names) for about, found in same.items()]
            for content, same in groups.items()
        }
    )


def units_without(findings: Iterable[Finding], names: Mapping[str, str]) -> str:
    """At how many units nothing was found wanting; empty when something was at each, or at none at all."""
    wanting = {each.unit for each in findings if each.kind is FindingKind.SHORTCOMING}
    without = [name for code, name in names.items() if code not in wanting]
    if not without or not wanting:
        return ""
    return f"Chưa phát hiện tồn tại, hạn chế tại {len(without)}/{len(names)} đơn vị: {listed(without)}."


def advice_by_unit(
    findings: Iterable[Finding], subject_of: SubjectOf, names: Mapping[str, str]
) -> tuple[Matter, ...]:
    """What each unit has to do; what several have to do in the same words comes first, once."""
    said: dict[str, tuple[str, list[str]]] = {}
    for finding in in_order(findings, subject_of):
        for text in recommendation(finding):
            units = said.setdefault(fold(text), (text, []))[1]
            if finding.unit not in units:
                units.append(finding.unit)
    groups = {
        _COMMON: [
            f"{text} Đơn vị thực hiện: {listed(_names(units, names))}."
            for text, units in said.values()
            if len(units) > 1
        ]
    }
    for code, name in names.items():
        groups[f"Đối với {name}"] = [text for text, units in said.values() if units == [code]]
    return matters(groups)


def _told(about: str, found: Sequence[Finding], names: Mapping[str, str]) -> str:
    """“Niêm yết TTHC: 2/16 đơn vị còn tồn tại, hạn chế. Tại A: …; tại B: …”; of one unit only the latter.

    `about` is the criterion, empty when the heading names it already.
    """
    same: dict[str, tuple[str, list[str]]] = {}
    for finding in found:
        where = names.get(finding.unit, finding.unit) + _again(finding)
        units = same.setdefault(fold(finding.text), (finding.text, []))[1]
        if where not in units:
            units.append(where)
    facts = sentence("; ".join(f"tại {listed(units)}: {inner(text).rstrip('.')}" for text, units in same.values()))
    few = len({finding.unit for finding in found})
    if few == 1 or found[0].criterion is None:
        return facts
    start = f"{about}: " if about else "Có "
    return f"{start}{_HAVE[found[0].kind].format(few=few, all=len(names))}. {facts}"


def _again(finding: Finding) -> str:
    return f" ({repeated(finding)})" if finding.repeats is not None else ""


def _names(units: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(unit, unit) for unit in units)
