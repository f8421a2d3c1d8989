"""Forms: how a leaf is explained to those who fill it in, and the instructions on the cover."""

from __future__ import annotations

from cchc_score.criteria.wording import on_finding_line
from cchc_score.forms.layout import NodePlace, Way
from cchc_score.model import Stage, Treatment

UNFINISHED = "chưa đủ số liệu"
SUM_OF_FIELDS = "Tổng điểm các lĩnh vực đơn vị tự chấm"
TOTAL = "TỔNG CỘNG"
INDEX = "Tổng điểm quy đổi (chỉ số, %)"
"""Rows of totals begin with a word that the reader of returned forms knows."""
SIGNATURES = (
    ("", "NGƯỜI LẬP PHIẾU", "(Ký, ghi rõ họ tên)"),
    ("…………, ngày … tháng … năm ……", "THỦ TRƯỞNG ĐƠN VỊ", "(Ký tên, đóng dấu)"),
)

_BY_OTHERS = {
    Stage.APPRAISAL: "Do cơ quan thẩm định chấm; đơn vị không phải điền.",
    Stage.INSPECTION: "Do đoàn kiểm tra chấm; đơn vị không phải điền.",
    Stage.SURVEY: "Lấy theo kết quả điều tra xã hội học; đơn vị không phải điền.",
}
_EXEMPT = {
    Treatment.EXCLUDE: "Đơn vị được miễn mục này: không tính vào điểm tối đa.",
    Treatment.FULL: "Đơn vị được miễn mục này: tính đủ điểm tối đa.",
    Treatment.ZERO: "Đơn vị được miễn mục này: tính 0 điểm.",
    Treatment.REDISTRIBUTE: "Đơn vị được miễn mục này: điểm tối đa chia cho các mục cùng cấp.",
}
_LATER = "Điểm tính sau, khi có số liệu của các đơn vị trong nhóm hoặc của năm trước."


def progress(done: str, owed: str) -> str:
    """“Đã điền 57/81 mục”, live, from the cells that count."""
    return f'"Đã điền "&{done}&"/"&{owed}&" mục"'


def expected_grade(name: str) -> str:
    """“Xếp loại dự kiến: Tốt”, live, from the cell that tells."""
    return f'"Xếp loại dự kiến: "&{name}'


def how(place: NodePlace) -> tuple[str, str, str]:
    """The scale, the documents to be named, and the guidance of a leaf; "" where there is none."""
    node = place.node
    lines = node.rule.describe() if node.rule is not None else ()
    scale = "\n".join(f"– {line.text('vi')}" for line in lines)
    documents = f"Cần có: {'; '.join(node.evidence)}." if node.evidence and _fills(place) else ""
    return scale, documents, " ".join(_guidance(place))


def _guidance(place: NodePlace) -> list[str]:
    node, parts = place.node, []
    if place.exempt is not None:
        parts.append(_EXEMPT[place.exempt])
    elif place.way is Way.OTHERS:
        parts.append(_BY_OTHERS[node.filled_by])
    elif place.way is Way.LATER:
        parts.append(_LATER)
    if node.guidance:
        parts.append(node.guidance)
    if node.on_finding is not None:
        parts.append(f"{on_finding_line(node.on_finding).text('vi')}.")
    if node.legal:
        parts.append(f"Căn cứ: {'; '.join(node.legal)}.")
    return parts


def _fills(place: NodePlace) -> bool:
    return place.way in (Way.FACTS, Way.POINTS, Way.LATER)


INSTRUCTIONS = (
    "Mở trang “Tự chấm”. Chỉ các ô tô nền là ô để điền; các ô khác đã khóa để không xóa nhầm.",
    "Điền số liệu, chọn trong danh sách hoặc ghi ngày theo từng dòng. Không phát sinh thì nhập 0; để trống được "
    "hiểu là chưa điền, không phải 0 điểm.",
    "Điểm tự tính ngay khi điền. Ô “Tính sau” chờ số liệu của các đơn vị khác hoặc của năm trước; ô “–” do cơ "
    "quan khác chấm.",
    "Ghi tài liệu kiểm chứng cho từng mục: số, ký hiệu; ngày; mục, trang của nội dung. Không có tài liệu thì phải "
    "giải trình.",
    "“Không áp dụng” chỉ có ở những mục bộ tiêu chí cho phép. Khi chọn thì để trống số liệu và nêu lý do ở cột "
    "Giải trình.",
    "Cột “Việc còn lại” cho biết mỗi dòng còn thiếu gì. Có thể lọc cột này để tìm các dòng chưa xong.",
    "Điền xong, lưu tệp (giữ dạng .xlsx), gửi tệp này và bản in có chữ ký, đóng dấu. Không đổi tên cột, không xóa "
    "trang; tên tệp thì đặt tùy ý.",
)
