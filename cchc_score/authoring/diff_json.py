"""Authoring: the difference of two versions as JSON, for other programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cchc_score.authoring.diff import SORTS, BudgetLine, Difference, NodeChange
from cchc_score.authoring.edits import Edit
from cchc_score.authoring.matching import Placed
from cchc_score.decimals import Number, plain
from cchc_score.model import CriteriaSet
from cchc_score.text import Lang, Phrase

Json = Mapping[str, object]


def diff_json(difference: Difference, lang: Lang) -> Json:
    """Both versions, settings, nodes added, removed and changed (with each edit and its sort), the budget.

    Points are exact decimals as strings, or fractions where there is none; sentences are in `lang`.
    """
    return {
        "old": version_json(difference.old),
        "new": version_json(difference.new),
        "settings": [{"what": edit.label.text(lang), **_lines(edit, lang)} for edit in difference.settings],
        "added": [_node(placed, lang) for placed in difference.added],
        "removed": [_node(placed, lang) for placed in difference.removed],
        "changed": [_change(change, lang) for change in difference.changed],
        "budget": [_budget(line) for line in difference.budget],
        "total": {"before": plain(difference.old.total), "after": plain(difference.new.total)},
    }


def version_json(criteria: CriteriaSet) -> Json:
    """Which set, which version, which bytes."""
    return {
        "id": criteria.id,
        "version": criteria.version,
        "sha256": criteria.sha256,
        "file": criteria.file,
    }


def _node(placed: Placed, lang: Lang) -> Json:
    node = placed.node
    return {
        "code": node.code,
        "title": node.title,
        "max": plain(node.max),
        "parent": placed.parent or None,
        "rule": _texts(node.rule.describe(), lang) if node.rule is not None else None,
    }


def _change(change: NodeChange, lang: Lang) -> Json:
    return {
        "code": change.new.node.code,
        "old_code": change.old.node.code,
        "title": change.new.node.title,
        "edits": [
            {"aspect": edit.aspect.value, "sort": SORTS[edit.aspect].value, **_lines(edit, lang)}
            for edit in change.edits
        ],
    }


def _lines(edit: Edit, lang: Lang) -> Json:
    return {"before": _texts(edit.before, lang), "after": _texts(edit.after, lang)}


def _texts(lines: Sequence[Phrase], lang: Lang) -> list[str]:
    return [line.text(lang) for line in lines]


def _budget(line: BudgetLine) -> Json:
    return {
        "code": line.code or None,
        "title": line.title,
        "before": _points(line.before),
        "after": _points(line.after),
        "leaves_before": line.leaves_before,
        "leaves_after": line.leaves_after,
    }


def _points(value: Number | None) -> str | None:
    return None if value is None else plain(value)
