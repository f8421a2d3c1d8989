"""The domain: criteria sets, units, what sources say of them, scores and rankings. All immutable."""

from cchc_score.model.answers import Answer, Entry, Submission, Unit
from cchc_score.model.criteria import (
    Combination,
    CriteriaSet,
    Disqualifier,
    Edge,
    ExtraBlock,
    GradeBand,
    Grades,
    Node,
    RankingRule,
    Rounding,
)
from cchc_score.model.rule import Award, Choice, Fact, FactType, FactValue, Fault, Peers, Rule
from cchc_score.model.scores import (
    ExtraScore,
    GroupRanking,
    NodeScore,
    RankedUnit,
    Total,
    UnitScore,
    UnrankedUnit,
    Verdict,
)
from cchc_score.model.sources import Source, Stage, Status, Treatment

__all__ = [
    "Answer",
    "Award",
    "Choice",
    "Combination",
    "CriteriaSet",
    "Disqualifier",
    "Edge",
    "Entry",
    "ExtraBlock",
    "ExtraScore",
    "Fact",
    "FactType",
    "FactValue",
    "Fault",
    "GradeBand",
    "Grades",
    "GroupRanking",
    "Node",
    "NodeScore",
    "Peers",
    "RankedUnit",
    "RankingRule",
    "Rounding",
    "Rule",
    "Source",
    "Stage",
    "Status",
    "Submission",
    "Total",
    "Treatment",
    "Unit",
    "UnitScore",
    "UnrankedUnit",
    "Verdict",
]
