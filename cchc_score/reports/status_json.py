"""Reports: the standing of a year as one JSON document. Names and meanings are a contract."""

from __future__ import annotations

import json
from datetime import date

from cchc_score.model import Difference, Entry, SecondFile
from cchc_score.model.standing import Appraiser, Sent, Standing, Trouble, UnitStanding
from cchc_score.reports.json_report import Json, problem_list
from cchc_score.reports.status_totals import IN_LEAVES, Total, totals
from cchc_score.text import Lang, show


def status_json(standing: Standing, lang: Lang) -> str:
    """Steps summed up, every unit, every appraiser, failed files, second files, problems."""
    document = {
        "year": standing.year,
        "today": standing.today.isoformat(),
        "steps": [_total(total) for total in totals(standing)],
        "units": [_unit(one) for one in standing.units],
        "appraisers": [_appraiser(one) for one in standing.appraisers],
        "files": [_trouble(one, lang) for one in standing.troubles],
        "second_files": [_pair(one, lang) for one in standing.second_files],
        "problems": problem_list(standing.problems, lang),
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _total(total: Total) -> Json:
    return {
        "level": total.level,
        "step": total.step.value,
        "deadline": _day(total.deadline),
        "overdue": total.overdue,
        "counts": "leaves" if total.step in IN_LEAVES else "units",
        "asked": total.asked,
        "done": total.done,
        "late": total.late,
        "failed": total.failed,
        "owed": total.owed,
        "waiting": total.waiting,
    }


def _sent(sent: Sent) -> Json:
    return {
        "receipt": sent.receipt.value,
        "asked": sent.asked,
        "done": sent.done,
        "waiting": sent.waiting,
        "files": list(sent.files),
        "day": _day(sent.day),
        "day_is_last_save": sent.by_save,
    }


def _unit(one: UnitStanding) -> Json:
    unit = one.unit
    return {
        "code": unit.code,
        "name": unit.name,
        "level": unit.level,
        "group": unit.group,
        "steps": {step.value: _sent(sent) for step, sent in one.sent.items()},
        "leaves": {
            "all": one.leaves,
            **{status.value: count for status, count in one.statuses.items()},
            "provisional": one.provisional,
        },
    }


def _appraiser(one: Appraiser) -> Json:
    debts = (debt for debt in one.debts if debt.first.done < debt.first.asked or debt.second.owed)
    return {
        "level": one.level,
        "department": one.department,
        "round_1": _sent(one.first),
        "round_2": _sent(one.second),
        "owes": [
            {
                "unit": debt.unit.code,
                "round_1": debt.first.owed,
                "waiting": debt.first.waiting,
                "round_2": debt.second.owed,
            }
            for debt in debts
        ],
    }


def _trouble(one: Trouble, lang: Lang) -> Json:
    return {
        "file": one.file,
        "errors": one.count,
        "units": list(one.units),
        "first": problem_list((one.first,), lang)[0],
    }


def _pair(pair: SecondFile, lang: Lang) -> Json:
    return {
        "unit": pair.unit,
        "source": pair.source.value,
        "department": pair.department or None,
        "old": {"file": pair.old, "day": _day(pair.old_stated.on)},
        "new": {"file": pair.new, "day": _day(pair.new_stated.on)},
        "kept": pair.kept,
        "choice": pair.chosen.value,
        "why": pair.why.text(lang),
        "differences": [_difference(one, lang) for one in pair.differences],
    }


def _difference(one: Difference, lang: Lang) -> Json:
    return {
        "code": one.code,
        "what": one.what.text(lang),
        "old": _entry(one.old, lang),
        "new": _entry(one.new, lang),
    }


def _entry(entry: Entry | None, lang: Lang) -> Json | None:
    return None if entry is None else {"value": show(entry.value, lang), "cell": str(entry.place)}
