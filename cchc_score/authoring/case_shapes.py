"""Authoring: the keys of a file of worked cases, as Shapes; the editors' schema follows them."""

from __future__ import annotations

from typing import Any

from cchc_score.criteria.shape_schema import json_schema
from cchc_score.declared import Key, Shape
from cchc_score.model import Status
from cchc_score.text import Lang, Phrase

PEERS = Shape(
    Phrase("số liệu so sánh (peers)", "peers"),
    (
        Key("best", "number", Phrase("Kết quả tốt nhất của nhóm.", "The best value of the group.")),
        Key("mean", "number", Phrase("Kết quả trung bình của nhóm.", "The mean value of the group.")),
        Key("previous", "number", Phrase("Kết quả năm trước của đơn vị.", "The unit's own value last year.")),
        Key("count", "integer", Phrase("Số đơn vị có số liệu.", "How many units have a value.")),
    ),
)

CASE = Shape(
    Phrase("một trường hợp mẫu", "a worked case"),
    (
        Key("name", "text", Phrase("Tên trường hợp, để dễ nhận ra.", "What the case is called.")),
        Key(
            "facts",
            "free",
            Phrase(
                "Số liệu của đơn vị, theo tên mà quy tắc hỏi ({} là không có số liệu).",
                "The unit's figures, by the names that the rule asks for ({}: none).",
            ),
            schema="facts",
        ),
        Key(
            "typed",
            "text",
            Phrase("Điểm do người chấm ghi thẳng.", "Points that are typed instead of figures."),
        ),
        Key("not_applicable", "flag", Phrase("true: đơn vị chọn “Không áp dụng”.", "true: “Không áp dụng”.")),
        Key(
            "peers",
            "shape",
            Phrase("Số liệu của nhóm hoặc năm trước, cho quy tắc relative.", "For rules that compare."),
            shape=PEERS,
        ),
        Key(
            "points",
            "number",
            Phrase("Số điểm đúng, tính tay từ thang điểm.", "The right points, worked out by hand."),
        ),
        Key(
            "status",
            "word",
            Phrase(
                "Kết quả khi không có điểm: missing (thiếu số liệu), pending (chờ), not_applicable (không áp "
                "dụng), invalid (sai); mặc định scored khi có points.",
                "What comes of it without points: missing, pending, not_applicable, invalid; scored by default "
                "where points stand.",
            ),
            words=tuple(status.value for status in Status),
        ),
        Key(
            "steps",
            "text",
            Phrase(
                "Những đoạn chữ phải có trong cách tính (tiếng Việt), theo thứ tự.",
                "Texts that must stand in the Vietnamese steps, in this order.",
            ),
            many=True,
        ),
    ),
)

GIVEN = ("facts", "typed", "not_applicable")
"""What a case starts from: exactly one of these."""

FILE = Shape(
    Phrase("tệp trường hợp mẫu", "a file of worked cases"),
    (
        Key(
            "set",
            "text",
            Phrase(
                "Bộ tiêu chí: đường dẫn tính từ tệp này, hoặc tên bộ kèm theo.",
                "The set: a path seen from this file, or the name of a shipped set.",
            ),
            required=True,
        ),
        Key(
            "include",
            "text",
            Phrase(
                "Tệp trường hợp của bộ gốc, dùng cho những tiêu chí không đổi.",
                "Files of cases of a base set, for the leaves that are the same here.",
            ),
            many=True,
        ),
        Key(
            "cases",
            "free",
            Phrase('"mã tiêu chí": [các trường hợp].', '"code": [its cases].'),
            required=True,
            schema="cases",
        ),
    ),
)


def cases_schema(lang: Lang) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a file of cases, with descriptions in one language."""
    value = {"type": ["string", "number", "boolean"]}
    case = json_schema(CASE, lang)
    case["properties"]["typed"] |= value
    case["oneOf"] = [{"required": [name]} for name in GIVEN]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **json_schema(FILE, lang),
        "$defs": {
            "facts": {"type": "object", "additionalProperties": value},
            "cases": {"type": "object", "additionalProperties": {"type": "array", "items": case}},
        },
    }
