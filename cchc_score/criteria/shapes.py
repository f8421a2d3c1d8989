"""Criteria: the keys of a criteria file, as Shapes. The README's tables and the editors' schema follow them."""

from __future__ import annotations

from dataclasses import replace

from cchc_score.criteria.setting_shapes import (
    BAND,
    COMBINATION,
    DISQUALIFY,
    GRADES,
    RANKING,
    ROUNDING,
    WEIGHTS,
    block,
    key,
    word,
)
from cchc_score.declared import Key, Shape
from cchc_score.messages.quality import ACCEPTABLE
from cchc_score.model import Stage, Treatment
from cchc_score.text import Phrase

STAGES = tuple(stage.value for stage in Stage)
TREATMENTS = tuple(treatment.value for treatment in Treatment)


def _nodes(name: str, vi: str, en: str, *, required: bool = False) -> Key:
    return Key(name, "free", Phrase(vi, en), required=required, many=True, schema="node")


ON_FINDING = Shape(
    Phrase("phần on_finding", "on_finding"),
    (
        key("at_most", "number", "Nhiều nhất bấy nhiêu điểm.", "At most so many points."),
        key(
            "exactly",
            "number",
            "Đúng bấy nhiêu điểm, bất kể đã chấm.",
            "Exactly so many, whatever was given.",
        ),
        key(
            "repeated",
            "number",
            "Nhiều nhất bấy nhiêu điểm khi tồn tại lặp lại của năm trước.",
            "At most so many when the same was found in an earlier year.",
        ),
    ),
)

NODE = Shape(
    Phrase("một lĩnh vực hoặc tiêu chí", "a field or criterion"),
    (
        key("code", "code", 'Mã, trong ngoặc kép (như "1.10").', 'The code, quoted (like "1.10").', required=True),
        key("title", "text", "Tên lĩnh vực hoặc tiêu chí.", "The title.", required=True),
        key("max", "number", "Điểm tối đa.", "The maximum points.", required=True),
        key(
            "min",
            "number",
            "Điểm thấp nhất, khi tiêu chí có thể bị điểm âm; mặc định 0.",
            "The least points, when a leaf may go negative; 0 by default.",
        ),
        word(
            "filled_by",
            STAGES,
            "Ai cho điểm: self (đơn vị tự đánh giá rồi thẩm định; mặc định), appraisal, inspection, survey. "
            "Tiêu chí con thừa hưởng.",
            "Who fills it: self (then appraised; the default), appraisal, inspection, survey. Inherited.",
        ),
        key(
            "department",
            "text",
            "Cơ quan thẩm định. Tiêu chí con thừa hưởng.",
            "The department that appraises it. Children inherit it.",
        ),
        word(
            "not_applicable",
            TREATMENTS,
            "Đơn vị được chọn “Không áp dụng”, khi đó: exclude (trừ khỏi điểm tối đa), full (đủ điểm), "
            "zero (0 điểm), redistribute (chia cho tiêu chí cùng cấp).",
            "The unit may answer “Không áp dụng”; then: exclude (leaves the maximum), full, zero, "
            "redistribute (goes to the siblings).",
        ),
        block(
            "combination",
            COMBINATION,
            "Cách kết hợp riêng của nhánh này. Tiêu chí con thừa hưởng.",
            "A combination of its own. Children inherit it.",
        ),
        block(
            "on_finding",
            ON_FINDING,
            "Kiểm tra nêu tồn tại ở tiêu chí này thì điểm ra sao.",
            "What a shortcoming found here by an inspection does to the points.",
        ),
        key("legal", "text", "Căn cứ pháp lý.", "Legal references.", many=True),
        key("evidence", "text", "Tài liệu kiểm chứng cần có.", "Evidence that is asked for.", many=True),
        key("guidance", "text", "Hướng dẫn chấm.", "Guidance for scoring."),
        key(
            "confirmed",
            "flag",
            "false: lựa chọn khi soạn thảo, chưa có văn bản xác nhận; mặc định true.",
            "false: a drafting choice that no text confirms; true by default.",
        ),
        Key(
            "rule",
            "free",
            Phrase(
                "Quy tắc tính điểm; chỉ ở tiêu chí không có tiêu chí con.",
                "The scoring rule; on leaves only.",
            ),
            schema="rule",
        ),
        _nodes(
            "children", "Các tiêu chí con; max của chúng cộng lại bằng max ở đây.", "The children; sum of max."
        ),
    ),
)

ADD = Shape(
    Phrase("một mục thêm vào (add)", "an addition"),
    (
        key(
            "under",
            "code",
            'Mã của mục mẹ; "bonus" hoặc "penalty": một dòng của khối đó; không ghi thì thêm một lĩnh vực.',
            'The code of the parent; "bonus" or "penalty": a line of that block; a new field when absent.',
        ),
        Key(
            "node",
            "free",
            Phrase("Lĩnh vực hoặc tiêu chí thêm vào.", "The field or criterion to add."),
            required=True,
            schema="node",
        ),
    ),
)

EXTENDS = Shape(
    Phrase("phần kế thừa (extends)", "the extension"),
    (
        key(
            "set",
            "text",
            "Bộ tiêu chí gốc: tên bộ có sẵn, hoặc đường dẫn tính từ tệp này.",
            "The base: the name of a shipped set, or a path seen from this file.",
            required=True,
        ),
        Key(
            "remove",
            "free",
            Phrase("Mã các mục bỏ đi (cùng các mục con).", "Codes to remove, with all below."),
            many=True,
            schema="code",
        ),
        Key(
            "override",
            "free",
            Phrase(
                "Các mục sửa: mã và những khóa thay đổi.",
                "Nodes to change: the code and the keys that differ.",
            ),
            many=True,
            schema="override",
        ),
        block("add", ADD, "Các mục thêm vào.", "Nodes to add.", many=True),
    ),
)


def _extra(vi: str, en: str) -> Shape:
    return Shape(
        Phrase(vi, en),
        (
            key("title", "text", "Tên khối khi in.", "The title as printed."),
            key("cap", "number", "Số điểm nhiều nhất được tính.", "The most points that count.", required=True),
            _nodes("children", "Các mục trong khối.", "The lines of the block.", required=True),
        ),
    )


ACCEPTED = Shape(
    Phrase("một cảnh báo được chấp nhận (accepted)", "an accepted warning"),
    (
        word(
            "warning",
            tuple(ACCEPTABLE),
            "Mã của cảnh báo, như lệnh check in.",
            "The code of the warning, as check prints it.",
            required=True,
        ),
        key(
            "codes",
            "code",
            "Mã các mục; không ghi thì mọi nơi.",
            "The codes of the nodes; everywhere when absent.",
            many=True,
        ),
        key("because", "text", "Lý do chấp nhận.", "Why it is accepted.", required=True),
    ),
)

BONUS = _extra("khối điểm thưởng (bonus)", "the bonus block")
PENALTY = _extra("khối điểm phạt (penalty)", "the penalty block")

SET = Shape(
    Phrase("bộ tiêu chí", "the criteria set"),
    (
        key("id", "text", "Tên ngắn, không dấu (như commune-2025).", "A short name.", required=True),
        key("version", "code", 'Phiên bản, trong ngoặc kép (như "1.0").', "The version, quoted.", required=True),
        key("title", "text", "Tên bộ tiêu chí.", "The title.", required=True),
        key(
            "levels",
            "text",
            "Các cấp dùng bộ này (như department, commune), đúng chữ trong danh sách đơn vị.",
            "The levels that use it, as the register of units words them.",
            required=True,
            many=True,
        ),
        key("year", "integer", "Năm áp dụng.", "The year it is for."),
        key("issuer", "text", "Cơ quan ban hành.", "The issuing body."),
        key(
            "model",
            "flag",
            "true: bộ mẫu để tham khảo, chưa được ban hành.",
            "true: a model to start from, not a promulgated set.",
        ),
        key("legal_basis", "text", "Các văn bản làm căn cứ.", "The texts it rests on.", many=True),
        key("notes", "text", "Ghi chú cho người đọc.", "Notes for readers.", many=True),
        key("total", "number", "Tổng điểm; bằng tổng max của các lĩnh vực.", "The total points.", required=True),
        block(
            "extends",
            EXTENDS,
            "Kế thừa một bộ khác rồi thêm, sửa, bỏ; khi đó các khóa khác trừ id, version, title được để trống.",
            "Builds on another set; then every key but id, version and title may be left out.",
        ),
        block("rounding", ROUNDING, "Cách làm tròn (nửa lên).", "Rounding, half-up."),
        block(
            "combination",
            COMBINATION,
            "Cách kết hợp các nguồn điểm; mặc định decide.",
            "How the sources are combined; decide by default.",
        ),
        block("ranking", RANKING, "Cách xếp hạng.", "How units are ranked."),
        block("grades", GRADES, "Cách xếp loại.", "The grades."),
        word(
            "exemption",
            TREATMENTS,
            "Mục được miễn (ghi ở danh sách đơn vị) tính thế nào nếu mục đó không ghi not_applicable; "
            "mặc định exclude.",
            "What an exemption in the register does where a node declares nothing; exclude by default.",
        ),
        block(
            "accepted",
            ACCEPTED,
            "Các cảnh báo của lệnh check mà người soạn chấp nhận, kèm lý do.",
            "Warnings of check that the authors accept, with the reason.",
            many=True,
        ),
        _nodes("fields", "Các lĩnh vực.", "The fields.", required=True),
        block("bonus", BONUS, "Điểm thưởng, ngoài tổng điểm.", "Bonus points, outside the total."),
        block("penalty", PENALTY, "Điểm phạt, ngoài tổng điểm.", "Penalty points, outside the total."),
    ),
)

OVERRIDE = Shape(
    Phrase("một mục sửa (override)", "an override"),
    tuple(replace(one, required=one.name == "code") for one in NODE.keys),
)

ALWAYS_OWN = ("id", "version", "title")
"""What an extension never inherits."""

DOCUMENTED: tuple[tuple[str, Shape], ...] = (
    ("the file", SET),
    ("node", NODE),
    ("rounding", ROUNDING),
    ("combination", COMBINATION),
    ("weights", WEIGHTS),
    ("ranking", RANKING),
    ("grades", GRADES),
    ("bands", BAND),
    ("disqualify", DISQUALIFY),
    ("on_finding", ON_FINDING),
    ("bonus", BONUS),
    ("penalty", PENALTY),
    ("accepted", ACCEPTED),
    ("extends", EXTENDS),
    ("add", ADD),
)
"""Every shape under the name that the README gives it."""
