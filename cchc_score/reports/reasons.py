"""Reports: why a node has the points it has, in one line: who decided, what was lost, what is awaited."""

from __future__ import annotations

from cchc_score.decimals import ZERO, Number
from cchc_score.model import NodeScore, Status, Verdict
from cchc_score.reports import labels
from cchc_score.rules.base import earns
from cchc_score.text import Lang

_EARNS = earns(ZERO).vi


def reason(score: NodeScore, lang: Lang) -> str:
    """The printed ground of a score: “Thẩm định lần 1: 45/50 hồ sơ đúng hạn; tạm tính…”."""
    parts = [state(score, lang)] if score.status is not Status.SCORED else []
    if score.status is Status.SCORED and score.treatment is not None:
        parts.append(_treated(score, lang))
    parts += telling(score, lang)
    if score.provisional and score.node.is_leaf:
        parts.append(labels.PROVISIONAL_WHY.text(lang))
    text = "; ".join(parts)
    who = labels.sources(score.decided_by, lang)
    return f"{who}: {text}" if who and text else who or text


def state(score: NodeScore, lang: Lang) -> str:
    """What became of a node that is not scored: “Không áp dụng (không tính vào điểm tối đa)”."""
    if score.status is Status.NOT_APPLICABLE and score.treatment is not None:
        return _treated(score, lang)
    return labels.STATUSES[score.status].text(lang)


def _treated(score: NodeScore, lang: Lang) -> str:
    label = labels.STATUSES[Status.NOT_APPLICABLE].text(lang)
    done = labels.TREATMENTS[score.treatment].text(lang) if score.treatment is not None else ""
    return f"{label} ({done})" if done else label


def telling(score: NodeScore, lang: Lang) -> list[str]:
    """The steps that say why: those of the one source that decided, else all of the node.

    The closing “Đạt … điểm” is left out: the figure beside the text says it already.
    """
    deciding = [verdict.steps for verdict in score.verdicts if (verdict.source,) == score.decided_by]
    steps = deciding[0] if deciding and deciding[0] else score.steps
    return [step.text(lang) for step in steps if step.vi != _EARNS]


def lost(score: NodeScore) -> Number | None:
    """Points short of the applicable maximum; None when not scored."""
    return None if score.points is None else score.total.max - score.points


def verdict_file(verdict: Verdict) -> str:
    """The file a verdict came from, as the user gave it."""
    if verdict.file:
        return verdict.file
    return verdict.places[0].file if verdict.places else ""


def cells(verdict: Verdict) -> list[str]:
    """The cells behind a verdict: `file!sheet!cell`, in order, each once."""
    return list(dict.fromkeys(str(place) for place in verdict.places))
