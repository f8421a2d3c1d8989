"""Templates: the notice of an inspection's results, to one unit and of a whole visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from official_page import body, command, ending, heading, name_and_subject, new_document

if TYPE_CHECKING:
    from docx.document import Document as Word


def build() -> Word:
    """The template of the notice to one unit, new."""
    return _notice(
        subject="Kết quả {{ notice.kind }} {{ notice.work }} tại {{ notice.units }}",
        advice="III. KIẾN NGHỊ",
        asked="Đề nghị {{ notice.demand.units }}",
        closing="Trên đây là Thông báo kết quả {{ notice.kind }} {{ notice.work }} tại {{ notice.units }}./.",
    )


def build_visit() -> Word:
    """The template of the notice of a whole visit, new."""
    return _notice(
        subject="Kết quả {{ notice.kind }} {{ notice.work }}",
        advice="III. KIẾN NGHỊ ĐỐI VỚI TỪNG ĐƠN VỊ",
        asked="Đề nghị {{ notice.demand.units }}",
        closing="Trên đây là Thông báo kết quả {{ notice.kind }} {{ notice.work }}./.",
    )


def _notice(*, subject: str, advice: str, asked: str, closing: str) -> Word:
    document = new_document("Thông báo kết quả kiểm tra", size=14)
    heading(document, "notice.letterhead")
    name_and_subject(document, "THÔNG BÁO", subject)
    body(document, "{{ notice.opening }}")
    body(document, "Căn cứ kết quả {{ notice.kind }}, {{ notice.agency }} thông báo như sau:")
    _part(document, "I. ƯU ĐIỂM", "strengths", "Biên bản {{ notice.kind }} không nêu ưu điểm riêng.")
    _part(
        document,
        "II. TỒN TẠI, HẠN CHẾ",
        "shortcomings",
        "Qua {{ notice.kind }}, chưa phát hiện tồn tại, hạn chế.",
    )
    _part(document, advice, "recommendations", "Không có kiến nghị cụ thể.")
    _demand(document, asked)
    body(document, closing)
    ending(document, "notice.ending")
    return document


def _part(document: Word, title: str, matters: str, nothing: str) -> None:
    """A part with its contents, numbered when there are several, and what stands when there is none."""
    body(document, title, bold=True)
    command(document, f"{{%p for matter in notice.{matters} %}}")
    command(document, "{%p if matter.title %}")
    body(document, "{{ matter.number }}. {{ matter.title }}", bold=True)
    command(document, "{%p endif %}")
    command(document, "{%p for text in matter.texts %}")
    body(document, "- {{ text }}")
    command(document, "{%p endfor %}")
    command(document, "{%p else %}")
    body(document, nothing)
    command(document, "{%p endfor %}")


def _demand(document: Word, asked: str) -> None:
    body(document, "IV. TỔ CHỨC THỰC HIỆN", bold=True)
    reported = (
        "báo cáo kết quả bằng văn bản, kèm tài liệu kiểm chứng, về {{ notice.demand.report_to }}"
        "{% if notice.demand.through %} (qua {{ notice.demand.through }}){% endif %}"
        ", chậm nhất ngày {{ notice.demand.report_by }}."
    )
    command(document, "{%p if notice.shortcomings or notice.recommendations %}")
    body(
        document,
        f"1. {asked} tổ chức khắc phục các tồn tại, hạn chế, thực hiện các kiến nghị nêu trên; {reported}",
    )
    body(
        document,
        "2. {{ notice.demand.through or notice.agency }} theo dõi, đôn đốc việc khắc phục và tổng hợp kết quả, "
        "báo cáo {{ notice.demand.report_to }}.",
    )
    command(document, "{%p else %}")
    body(document, f"{asked} tiếp tục duy trì, phát huy kết quả đã đạt được.")
    command(document, "{%p endif %}")
