"""Templates: the notice of an inspection's results, to one unit and of a whole visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from official_page import body, command, ending, heading, name_and_subject, new_document

if TYPE_CHECKING:
    from docx.document import Document as Word


def build() -> Word:
    """The template of the notice to one unit, new."""
    return _notice(
        subject="Kết quả {{ notice.kind }} {{ notice.work }}\ntại {{ notice.units }}",
        advice="III. KIẾN NGHỊ",
        closing="Trên đây là Thông báo kết quả {{ notice.kind }} {{ notice.work }} tại {{ notice.units }}./.",
    )


def build_visit() -> Word:
    """The template of the notice of a whole visit, new."""
    return _notice(
        subject="Kết quả {{ notice.kind }} {{ notice.work }}",
        advice="III. KIẾN NGHỊ ĐỐI VỚI CÁC ĐƠN VỊ",
        closing="Trên đây là Thông báo kết quả {{ notice.kind }} {{ notice.work }}./.",
    )


def _notice(*, subject: str, advice: str, closing: str) -> Word:
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
    command(document, "{%p if notice.faultless %}")
    body(document, "{{ notice.faultless }}")
    command(document, "{%p endif %}")
    _part(document, advice, "recommendations", "Không có kiến nghị cụ thể.")
    _demand(document)
    body(document, closing).paragraph_format.keep_with_next = True  # a signature never stands alone on a page
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


def _demand(document: Word) -> None:
    body(document, "IV. TỔ CHỨC THỰC HIỆN", bold=True)
    reported = (
        "báo cáo kết quả bằng văn bản, kèm tài liệu kiểm chứng, về {{ notice.demand.report_to }}"
        "{% if notice.demand.through %} (qua {{ notice.demand.through }}){% endif %}"
        ", chậm nhất ngày {{ notice.demand.report_by }}."
    )
    command(document, "{%p if notice.shortcomings or notice.recommendations %}")
    body(
        document,
        "1. Đề nghị {{ notice.demand.units }} tổ chức khắc phục các tồn tại, hạn chế, thực hiện các kiến nghị nêu "
        f"trên; {reported}",
    )
    body(
        document,
        "2. {{ notice.demand.through or notice.agency }} theo dõi, đôn đốc việc khắc phục và tổng hợp kết quả, "
        "báo cáo {{ notice.demand.report_to }}.",
    )
    command(document, "{%p else %}")
    body(document, "Đề nghị {{ notice.demand.units }} tiếp tục duy trì, phát huy kết quả đã đạt được.")
    command(document, "{%p endif %}")
    command(document, "{%p if notice.demand.general %}")
    body(
        document, "Ngoài ra, Đoàn {{ notice.kind }} yêu cầu {{ notice.demand.units }}:"
    ).paragraph_format.keep_with_next = True
    command(document, "{%p endif %}")
    command(document, "{%p for text in notice.demand.general %}")
    body(document, "- {{ text }}")
    command(document, "{%p endfor %}")
