"""Scores made by hand for the report tests: a synthetic set, a unit in every state, a year of 40 communes.

All names and figures are made up for the tests. The small sums below stand in for scoring, so that the trees
are consistent; what the reports print is checked against figures written out in the tests.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction

from cchc_score.model import (
    Combination,
    CriteriaSet,
    Edge,
    ExtraBlock,
    ExtraScore,
    GradeBand,
    Grades,
    GroupRanking,
    Node,
    NodeScore,
    RankedUnit,
    RankingRule,
    Rounding,
    Source,
    Stage,
    Status,
    Total,
    Treatment,
    Unit,
    UnitScore,
    UnrankedUnit,
    Verdict,
)
from cchc_score.problems import Place, Problem
from cchc_score.rules.base import earns
from cchc_score.rules.yes_no import YesNo
from cchc_score.text import Phrase

F = Fraction
YAML = "criteria/mau-cap-xa.yaml"
DIGEST = "ab" * 32

FIELDS = (
    ("Công tác chỉ đạo, điều hành cải cách hành chính", 5),
    ("Cải cách thể chế và tổ chức thi hành pháp luật tại địa phương", 4),
    ("Cải cách thủ tục hành chính; thực hiện cơ chế một cửa, một cửa liên thông", 6),
    ("Cải cách tổ chức bộ máy", 4),
    ("Cải cách chế độ công vụ, nâng cao chất lượng đội ngũ cán bộ, công chức", 5),
    ("Cải cách tài chính công", 4),
    ("Xây dựng và phát triển chính quyền điện tử, chính quyền số", 6),
    ("Tác động của cải cách hành chính đến người dân, tổ chức và phát triển kinh tế - xã hội", 3),
)
CRITERIA = (
    "Kế hoạch cải cách hành chính năm",
    "Thực hiện chế độ báo cáo định kỳ, đột xuất",
    "Kiểm tra công tác cải cách hành chính tại các bộ phận chuyên môn",
    "Công tác thông tin, tuyên truyền",
    "Xử lý các vấn đề phát hiện qua kiểm tra, giám sát",
    "Tiếp nhận, giải quyết hồ sơ thủ tục hành chính",
)
LEAVES = (
    "Ban hành kế hoạch kịp thời, xác định rõ nhiệm vụ, kết quả, thời hạn và trách nhiệm của từng bộ phận",
    "Tỷ lệ hồ sơ giải quyết đúng hạn và trước hạn trên tổng số hồ sơ đã tiếp nhận trong năm",
    "Số sáng kiến, giải pháp mới được áp dụng",
    "Công khai đầy đủ, đúng quy định trên Cổng dịch vụ công quốc gia và tại trụ sở",
)


def leaf(code: str, title: str, maximum: F, filled_by: Stage = Stage.SELF, **more: object) -> Node:
    return Node(
        code,
        title,
        maximum,
        Place(YAML, line=10, column=3),
        rule=YesNo(maximum, title, F(0)),
        filled_by=filled_by,
        **more,  # type: ignore[arg-type]
    )


def parent(code: str, title: str, children: Sequence[Node]) -> Node:
    return Node(code, title, sum((c.max for c in children), F(0)), Place(YAML, line=5), tuple(children))


def year_set() -> CriteriaSet:
    """8 fields, 37 criteria, 94 leaves; survey fills the last field."""
    fields = []
    for number, (title, count) in enumerate(FIELDS, 1):
        stage = Stage.SURVEY if number == len(FIELDS) else Stage.SELF
        criteria = []
        for c in range(1, count + 1):
            code = f"{number}.{c}"
            name = CRITERIA[(number + c) % len(CRITERIA)]
            if c == count:
                criteria.append(leaf(code, name, F(2), stage))
                continue
            leaves = [
                leaf(f"{code}.{i}", LEAVES[(c + i) % 4], F((c + i) % 3 * 25 + 50, 100), stage)
                for i in range(1, 3 + (number + c) % 3)
            ]
            criteria.append(parent(code, name, leaves))
        fields.append(parent(str(number), title, criteria))
    place = Place(YAML, line=400)
    return criteria_set(
        fields,
        bonus=ExtraBlock("Điểm thưởng", F(2), (leaf("T.1", "Có mô hình mới được nhân rộng", F(2)),), place),
        penalty=ExtraBlock("Điểm phạt", F(3), (leaf("P.1", "Có cán bộ, công chức bị kỷ luật", F(1)),), place),
    )


def criteria_set(fields: Sequence[Node], **more: object) -> CriteriaSet:
    edges = [F(90), F(80), F(65), F(50)]
    names = ["Xuất sắc", "Tốt", "Khá", "Trung bình", "Yếu"]
    lowers = [*(Edge(value, True) for value in edges), None]
    uppers = [None, *(Edge(value, False) for value in edges)]
    settings = {
        "rounding": Rounding(leaf=2, total=2, index=2),
        "ranking": RankingRule(tie_breakers=("1.1", "survey")),
        "issuer": "Ủy ban nhân dân tỉnh …",
        "year": 2025,
        **more,
    }
    return CriteriaSet(
        id="mau-cap-xa",
        version="1.0",
        title="Bộ tiêu chí mẫu đánh giá cải cách hành chính cấp xã (số liệu giả định)",
        levels=("commune",),
        legal_basis=(),
        total=sum((f.max for f in fields), F(0)),
        fields=tuple(fields),
        combination=Combination("decide"),
        file=YAML,
        sha256=DIGEST,
        grades=Grades(tuple(GradeBand(n, lo, up) for n, lo, up in zip(names, lowers, uppers, strict=True))),
        **settings,  # type: ignore[arg-type]
    )


def scored_leaf(
    node: Node, points: dict[Source, F], decided: Source, *steps: Phrase, file: str = "H01.xlsx"
) -> NodeScore:
    final = points[decided]
    verdicts = tuple(
        Verdict(
            source,
            Status.SCORED,
            value,
            (*steps, earns(value)),
            (Place(f"{source.stage}/{file}", "Bảng chấm", f"E{10 + n}"),),
            file=f"{source.stage}/{file}",
        )
        for n, (source, value) in enumerate(points.items())
    )
    return NodeScore(
        node,
        Status.SCORED,
        Total(node.max, final, final, node.max),
        {source.stage: value for source, value in points.items()},
        verdicts,
        (decided,),
        (*steps, earns(final)),
        provisional=decided is Source.SELF,
    )


def unscored_leaf(node: Node, status: Status, *steps: Phrase, treatment: Treatment | None = None) -> NodeScore:
    maximum = F(0) if treatment is Treatment.EXCLUDE else node.max
    return NodeScore(node, status, Total(maximum), steps=steps, treatment=treatment)


def summed(node: Node, children: Sequence[NodeScore]) -> NodeScore:
    counted = [c for c in children if c.status is not Status.NOT_APPLICABLE]
    open_ones = [c.status for c in counted if c.status is not Status.SCORED]
    by = {
        stage: sum((c.by[stage] for c in counted), F(0))
        for stage in Stage
        if counted and all(stage in c.by for c in counted)
    }
    return NodeScore(
        node,
        open_ones[0] if open_ones else Status.SCORED,
        _total(counted, complete=not open_ones),
        by,
        provisional=any(c.provisional for c in counted),
        children=tuple(children),
    )


def _total(parts: Sequence[NodeScore], *, complete: bool) -> Total:
    scored = sum((p.total.scored for p in parts), F(0))
    return Total(
        sum((p.total.max for p in parts), F(0)),
        scored if complete else None,
        scored,
        sum((p.total.scored_max for p in parts), F(0)),
    )


def unit_score(unit: Unit, criteria: CriteriaSet, fields: Sequence[NodeScore], **more: object) -> UnitScore:
    complete = all(f.status is Status.SCORED for f in fields)
    final = _total(fields, complete=complete)
    stages = {}
    leaves = [n for f in fields for n in f.walk() if n.node.is_leaf]
    for stage in Stage:
        mine = [n for n in leaves if stage in n.by]
        if mine:
            got, most = sum((n.by[stage] for n in mine), F(0)), sum((n.node.max for n in mine), F(0))
            stages[stage] = Total(most, got, got, most)
    grade = None
    if final.index is not None and criteria.grades is not None:
        grade = next(b.name for b in criteria.grades.bands if b.holds(final.index))
    return UnitScore(
        unit,
        criteria,
        tuple(fields),
        stages,
        final,
        grade=grade,
        provisional=any(f.provisional for f in fields),
        **more,  # type: ignore[arg-type]
    )


def year_unit(criteria: CriteriaSet, unit: Unit, seed: int, *, broken: bool = False) -> UnitScore:
    """One commune of the synthetic year; a `broken` one lacks data on some leaves."""
    dice = random.Random(seed)
    level = dice.randint(55, 98)

    def score(node: Node) -> NodeScore:
        return (
            _leaf_of_year(node, unit, dice, level, broken)
            if node.is_leaf
            else summed(node, [score(c) for c in node.children])
        )

    made = unit_score(unit, criteria, [score(f) for f in criteria.fields])
    return _with_extras(made, dice)


def _leaf_of_year(node: Node, unit: Unit, dice: random.Random, level: int, broken: bool) -> NodeScore:
    if broken and dice.random() < 0.05:
        return unscored_leaf(node, dice.choice([Status.MISSING, Status.INVALID, Status.PENDING]))
    if node.filled_by is Stage.SURVEY:
        percent = F(min(100, level + dice.randint(-10, 6)))
        step = Phrase("{p}% hài lòng × {m}", "{p}% satisfied × {m}", {"p": percent, "m": node.max})
        return scored_leaf(node, {Source.SURVEY: node.max * percent / 100}, Source.SURVEY, step, file="xhh.xlsx")
    if dice.random() < 0.03:
        return unscored_leaf(node, Status.NOT_APPLICABLE, treatment=Treatment.EXCLUDE)
    done, whole = dice.randint(0, 40) + 360 * (dice.random() * 100 < level), 400
    share = F(min(done, whole), whole)
    step = Phrase(
        "{a}/{b} hồ sơ giải quyết đúng hạn, được {r}%",
        "{a} of {b} dossiers handled on time, {r}%",
        {"a": F(done), "b": F(whole), "r": share * 100},
    )
    points = F(round(share * node.max * 100), 100)
    claimed = min(node.max, points + F(dice.choice([0, 0, 0, 25]), 100))
    by = {Source.SELF: claimed, Source.APPRAISAL_1: points}
    decided = Source.APPRAISAL_1
    if dice.random() < 0.1:
        by[Source.INSPECTION], decided = max(F(0), points - F(1, 4)), Source.INSPECTION
    return scored_leaf(node, by, decided, step, file=f"{unit.code}.xlsx")


def _with_extras(made: UnitScore, dice: random.Random) -> UnitScore:
    from dataclasses import replace

    assert made.criteria.bonus is not None
    assert made.criteria.penalty is not None
    bonus_node, penalty_node = made.criteria.bonus.nodes[0], made.criteria.penalty.nodes[0]
    won = F(dice.choice([0, 0, 1]))
    bonus = scored_leaf(bonus_node, {Source.APPRAISAL_1: won}, Source.APPRAISAL_1)
    penalty = unscored_leaf(penalty_node, Status.NOT_APPLICABLE)
    points = None if made.final.points is None else made.final.points + won
    return replace(
        made,
        bonus=ExtraScore(made.criteria.bonus, (bonus,), won, won),
        penalty=ExtraScore(made.criteria.penalty, (penalty,), F(0), F(0)),
        final=replace(made.final, points=points),
    )


def year_rankings() -> tuple[GroupRanking, ...]:
    """Two groups, 40 communes: ties, a unit without data, one scored but not ranked."""
    criteria = year_set()
    groups = {"Phường": 14, "Xã và đặc khu": 26}
    made, number = [], 0
    for group, count in groups.items():
        scores, unranked = [], []
        for i in range(count):
            number += 1
            name = f"Ủy ban nhân dân {'phường' if group == 'Phường' else 'xã'} Mẫu số {number}"
            unit = Unit(f"{number:05d}", name, "Cấp xã", group)
            if i == 3:
                reason = Phrase("Chưa nộp bản tự đánh giá", "No self-assessment was sent")
                unranked.append(UnrankedUnit(unit, (reason,), None))
                continue
            score = year_unit(criteria, unit, number, broken=i == 5)
            if score.final.points is None:
                reason = Phrase("Thiếu số liệu ở {n} tiêu chí", "Data missing on {n} criteria", {"n": F(4)})
                unranked.append(UnrankedUnit(unit, (reason,), score))
            else:
                scores.append(score)
        made.append(GroupRanking("Cấp xã", group, _ranked(scores), tuple(unranked)))
    return tuple(made)


def _ranked(scores: Sequence[UnitScore]) -> tuple[RankedUnit, ...]:
    ordered = sorted(scores, key=lambda s: s.final.index or F(0), reverse=True)
    indexes = [s.final.index for s in ordered]
    return tuple(
        RankedUnit(indexes.index(s.final.index) + 1, indexes.count(s.final.index) > 1, s) for s in ordered
    )


def small_set(**more: object) -> CriteriaSet:
    """Two fields, six leaves, total 20; every state of a leaf occurs in `small_score`."""
    texts = {"legal": ("Điều 5 Quyết định mẫu",), "evidence": ("Kế hoạch đã ban hành",), "department": "Sở Nội vụ"}
    first = parent(
        "1",
        "Chỉ đạo, điều hành",
        [
            parent(
                "1.1", "Kế hoạch", [leaf("1.1.1", "Ban hành kế hoạch", F(2), **texts), leaf("1.1.2", "=1+1", F(5))]
            ),
            leaf("1.2", "Báo cáo", F(3)),
        ],
    )
    second = parent(
        "2",
        "Thủ tục hành chính",
        [leaf("2.1", "Một cửa", F(4)), leaf("2.2", "Đất đai", F(1)), leaf("2.3", "Hài lòng", F(5), Stage.SURVEY)],
    )
    settings = {"rounding": Rounding(leaf=None, total=None, index=2), **more}
    return criteria_set([first, second], **settings)


SLOW = Phrase("Ban hành chậm {n} ngày", "Issued {n} days late", {"n": F(4)})
THIRD = Phrase("2/3 số tháng", "2/3 of the months")


def small_score(unit: Unit, *, complete: bool = True, problems: tuple[Problem, ...] = ()) -> UnitScore:
    """1.1.1 = 1.5 of 2 (self claimed 2); 1.1.2 = 10/3 of 5 by self; 1.2 = 3; 2.1 = 4 or missing; 2.2 not
    applicable; 2.3 = 4 of 5 by survey. Complete: 1.5 + 10/3 + 3 + 4 + 4 = 95/6 of 19, index 83.33.
    """
    criteria = small_set()
    leaves = {node.code: node for node in criteria.leaves()}
    by_appraisal = {Source.SELF: F(2), Source.APPRAISAL_1: F(3, 2)}
    first = summed(
        criteria.fields[0],
        [
            summed(
                criteria.fields[0].children[0],
                [
                    scored_leaf(leaves["1.1.1"], by_appraisal, Source.APPRAISAL_1, SLOW),
                    scored_leaf(leaves["1.1.2"], {Source.SELF: F(10, 3)}, Source.SELF, THIRD),
                ],
            ),
            scored_leaf(leaves["1.2"], {Source.SELF: F(3)}, Source.SELF),
        ],
    )
    fourth = (
        scored_leaf(leaves["2.1"], {Source.SELF: F(4)}, Source.SELF)
        if complete
        else unscored_leaf(leaves["2.1"], Status.MISSING, Phrase("Chưa nhập số hồ sơ", "No dossiers given"))
    )
    second = summed(
        criteria.fields[1],
        [
            fourth,
            unscored_leaf(leaves["2.2"], Status.NOT_APPLICABLE, treatment=Treatment.EXCLUDE),
            scored_leaf(leaves["2.3"], {Source.SURVEY: F(4)}, Source.SURVEY, file="xhh.csv"),
        ],
    )
    return unit_score(unit, criteria, [first, second], problems=problems)
