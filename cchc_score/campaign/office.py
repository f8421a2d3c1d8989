"""Campaign: `documents` in campaign.yaml: the office that issues documents, and whom units report to."""

from __future__ import annotations

from cchc_score.declared import Key, Record, Shape
from cchc_score.documents.official import Office
from cchc_score.text import Phrase

DOCUMENTS = Shape(
    Phrase("documents", "documents"),
    (
        Key(
            "agency",
            "text",
            Phrase("Cơ quan ban hành văn bản: Sở Nội vụ.", "The agency that issues documents: Sở Nội vụ."),
        ),
        Key(
            "parent_agency",
            "text",
            Phrase("Cơ quan chủ quản, in phía trên: UBND tỉnh Mẫu.", "The body above it: UBND tỉnh Mẫu."),
        ),
        Key(
            "symbol",
            "text",
            Phrase("Ký hiệu sau số văn bản: TB-SNV.", "The letters after the number of a document: TB-SNV."),
        ),
        Key("place", "text", Phrase("Địa danh trước ngày, tháng.", "The place name before the day.")),
        Key(
            "signed_for",
            "text",
            Phrase("Ký thay, thừa lệnh ai: KT. Giám đốc.", "In whose name it is signed: KT. Giám đốc."),
        ),
        Key(
            "signer_title",
            "text",
            Phrase("Chức vụ người ký: Phó Giám đốc.", "Who signs, by office: Phó Giám đốc."),
        ),
        Key("signer_name", "text", Phrase("Họ và tên người ký.", "Who signs, by name.")),
        Key(
            "recipients",
            "text",
            Phrase(
                "Nơi nhận, ngoài đơn vị được kiểm tra và nơi nhận báo cáo.",
                "Who else gets it, besides the unit and the body that is reported to.",
            ),
            many=True,
        ),
        Key(
            "report_to",
            "text",
            Phrase(
                "Đơn vị báo cáo kết quả khắc phục với ai; mặc định Ủy ban nhân dân tỉnh.",
                "Whom units report the remedy to; by default the provincial People's Committee.",
            ),
        ),
        Key(
            "report_through",
            "text",
            Phrase("Báo cáo gửi qua cơ quan nào: Sở Nội vụ.", "The office that reports go through: Sở Nội vụ."),
        ),
        Key(
            "report_by",
            "date",
            Phrase(
                "Hạn báo cáo; không ghi thì lấy thời hạn khắc phục muộn nhất trong thông báo.",
                "Until when; else the latest deadline of the recommendations in the notice.",
            ),
        ),
    ),
)


def office_of(record: Record | None) -> Office:
    """The office as the campaign names it; what it does not name is left as dots in documents."""
    if record is None:
        return Office()
    return Office(
        agency=record.get("agency"),
        superior=record.get("parent_agency"),
        symbol=record.get("symbol"),
        place=record.get("place"),
        authority=record.get("signed_for"),
        position=record.get("signer_title"),
        signer=record.get("signer_name"),
        recipients=tuple(record.get("recipients", ())),
        report_to=record.get("report_to"),
        through=record.get("report_through"),
        report_by=record.get("report_by"),
    )
