"""Authoring: the tree of an annex → what its set says: rules read, evidence, who fills and who appraises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cchc_score.authoring.annex_reading_columns import Part
from cchc_score.authoring.annex_reading_tree import Item
from cchc_score.authoring.scale_text import ScaleReading, read_scale
from cchc_score.authoring.scale_text_lines import Leaf, number, points_of, said, without_bullet
from cchc_score.criteria.wording import STAGE_WORDS, treatment_line
from cchc_score.decimals import ZERO, Number, exact_sum
from cchc_score.model import OnFinding, Stage, Treatment
from cchc_score.text import fold, tidy

DRAFTED = " (*)"
"""Behind the title of a leaf that no text confirms, as our own annexes print it."""

_WAY = re.compile(r"Nguồn điểm:\s*(?P<way>.+)", re.IGNORECASE)
_LEGAL = re.compile(r"Căn cứ(?: pháp lý)?:\s*(?P<texts>.+)", re.IGNORECASE)
_LEAST = re.compile(r"Điểm thấp nhất:\s*(?P<n>.+)", re.IGNORECASE)
_FOUND = re.compile(
    r"Kiểm tra nêu tồn tại: (?P<how>đúng|nhiều nhất) (?P<points>\S+) điểm"
    r"(?:; lặp lại của năm trước: nhiều nhất (?P<repeated>\S+) điểm)?\.?",
    re.IGNORECASE,
)
"""As `on_finding_line` words it."""
_IN_TITLE = re.compile(r"\((?:điều tra xhh|xhh|điều tra xã hội học|sipas|papi)\)", re.IGNORECASE)
_TREATMENTS = {fold(treatment_line(each).text("vi")): each for each in Treatment}
_STAGES = {fold(words.text("vi")): stage for stage, words in STAGE_WORDS.items()}


@dataclass(slots=True)
class Draft:
    """A node of the set in the making."""

    item: Item
    title: str
    max: Number | None
    confirmed: bool = True
    minimum: Number = ZERO
    filled_by: Stage = Stage.SELF
    department: str = ""
    not_applicable: Treatment | None = None
    on_finding: OnFinding | None = None
    legal: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    guidance: str = ""
    scale: ScaleReading | None = None
    """None for a node with children."""
    doubts: list[str] = field(default_factory=list)
    children: list[Draft] = field(default_factory=list)

    @property
    def settled(self) -> bool:
        """Whether nothing here has to be reviewed (what lies below aside)."""
        return not self.doubts and not self.item.remarks and (self.scale is None or self.scale.settled)

    def leaves(self) -> Iterable[Draft]:
        """The leaves at or below it."""
        if self.scale is not None:
            yield self
        for child in self.children:
            yield from child.leaves()


def draft_of(item: Item) -> Draft:
    """A node with all below it."""
    title = tidy(item.row.text)
    draft = Draft(item, title.removesuffix(DRAFTED.strip()).strip(), item.row.max)
    draft.confirmed = not title.endswith(DRAFTED.strip())
    draft.children = [draft_of(child) for child in item.children]
    _take_texts(draft)
    _settle_maximum(draft)
    if draft.children:
        _keep_lines(draft)
        _raise(draft)
    else:
        _read_scale(draft)
    return draft


def _take_texts(draft: Draft) -> None:
    texts = draft.item.texts
    draft.evidence = tuple(_lines(texts.get(Part.EVIDENCE, ())))
    draft.legal = tuple(_lines(texts.get(Part.LEGAL, ())))
    draft.department = tidy(" ".join(texts.get(Part.DEPARTMENT, ())))
    draft.filled_by = _by_marks(draft) or Stage.SELF
    guidance = [line for line in _lines(texts.get(Part.NOTE, ()), bullets=False) if not _note(draft, line)]
    draft.guidance = " ".join(guidance)
    for line in _lines(texts.get(Part.WAY, ())):
        draft.filled_by = _stage(line) or draft.filled_by


def _lines(texts: Sequence[str], *, bullets: bool = True) -> list[str]:
    lines = [tidy(line) for text in texts for line in text.splitlines()]
    return [without_bullet(line) if bullets else line for line in lines if line]


def _note(draft: Draft, line: str) -> bool:
    """Use a line of the notes for what it declares; False when it is for people to read."""
    way, legal, least = _WAY.fullmatch(line), _LEGAL.fullmatch(line), _LEAST.fullmatch(line)
    if way is not None and (stage := _stage(way["way"])) is not None:
        draft.filled_by = stage
    elif legal is not None:
        draft.legal += tuple(part.strip() for part in legal["texts"].split(";") if part.strip())
    elif least is not None and (value := number(least["n"])) is not None:
        draft.minimum = value
    elif fold(line) in _TREATMENTS:
        draft.not_applicable = _TREATMENTS[fold(line)]
    elif (effect := _on_finding(line)) is not None:
        draft.on_finding = effect
    else:
        return False
    return True


def _on_finding(line: str) -> OnFinding | None:
    """What a line says that a shortcoming found by inspection does; None when it says something else."""
    told = _FOUND.fullmatch(line)
    points = number(told["points"]) if told is not None else None
    if told is None or points is None:
        return None
    repeated = number(told["repeated"]) if told["repeated"] else None
    return OnFinding(points, told["how"].lower() == "đúng", repeated)


def _stage(words: str) -> Stage | None:
    """Who gives the points, as a cell words it."""
    folded = fold(words)
    if folded in _STAGES:
        return _STAGES[folded]
    if re.search(r"\b(xhh|xa hoi hoc|sipas|papi|khao sat)\b", folded):
        return Stage.SURVEY
    if "tu danh gia" in folded or "tu cham" in folded:
        return Stage.SELF
    if "kiem tra" in folded:
        return Stage.INSPECTION
    return Stage.APPRAISAL if "tham dinh" in folded else None


def _by_marks(draft: Draft) -> Stage | None:
    """By the columns that are filled for it, or by a remark in its title."""
    if _IN_TITLE.search(draft.title):
        return Stage.SURVEY
    filled = [stage for stage, text in draft.item.row.marks.items() if text and text not in ("0", "-", "–")]
    if len(filled) > 1 and Stage.SURVEY in filled and not draft.children:
        draft.doubts.append(
            "phụ lục chia điểm của dòng này cho điều tra XHH và nguồn khác; cần tách thành hai mục"
        )
    if Stage.SELF in filled:
        return Stage.SELF
    return filled[0] if filled else None


def _settle_maximum(draft: Draft) -> None:
    where = draft.item.row.max_cell or draft.item.row.cell
    if draft.item.row.max_text:
        draft.doubts.append(f"{where} “{draft.item.row.max_text}”: điểm tối đa không phải là một số")
    if draft.max is not None and draft.max < ZERO:
        draft.doubts.append(f"{where}: điểm in là số âm; tạm ghi số dương")
        draft.max = abs(draft.max)
    if draft.max is not None:
        return
    below = [child.max for child in draft.children]
    known = [maximum for maximum in below if maximum is not None]
    if known and len(known) == len(below):
        draft.max = exact_sum(known)
        draft.doubts.append(f"{where}: không in điểm tối đa; tạm lấy tổng của các mục con")
    elif draft.item.lines and not draft.children:
        best = max((line.points for line in draft.item.lines if line.points is not None), default=None)
        draft.max = best if best is not None and best > ZERO else None
        draft.doubts.append(f"{where}: không in điểm tối đa; tạm lấy mức cao nhất của thang điểm")
    else:
        draft.doubts.append(f"{where}: không in điểm tối đa")


def _keep_lines(draft: Draft) -> None:
    """Lines under a node that has children say nothing that a rule could hold."""
    draft.doubts += [f"{line.cell} “{line.text}”" for line in draft.item.lines]


def _read_scale(draft: Draft) -> None:
    maximum = draft.max if draft.max is not None else ZERO
    leaf = Leaf(draft.title, maximum, draft.minimum, draft.filled_by)
    lowest = min(
        (points for line in draft.item.lines if (points := points_of(line, leaf)) is not None), default=ZERO
    )
    if lowest < draft.minimum:
        draft.minimum = lowest
        draft.doubts.append(f"có mức {said(lowest).replace('.', ',')} điểm; tạm ghi điểm thấp nhất theo đó")
        leaf = Leaf(draft.title, maximum, lowest, draft.filled_by)
    draft.scale = read_scale(draft.item.lines, leaf)
    draft.confirmed = draft.confirmed and draft.settled


def _raise(draft: Draft) -> None:
    """What all children share is said once, above them."""
    departments = {child.department for child in draft.children}
    if len(departments) == 1 and not draft.department:
        (draft.department,) = departments
        for child in draft.children:
            child.department = ""
    stages = {child.filled_by for child in draft.children}
    draft.filled_by = stages.pop() if len(stages) == 1 else Stage.SELF
