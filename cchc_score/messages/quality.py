"""Sentences about the quality of criteria sets: what is allowed but should be looked at; and about locked sets."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

ACCEPTABLE: dict[str, Sentence] = {
    "scale-cliff": Sentence(
        "warning",
        "Thang điểm của “{code}” có một bậc nhảy quá lớn {edge}: hơn kém {jump} trong khoảng {spread} điểm "
        "({beside}). Hai đơn vị gần như nhau ở hai bên bậc này chênh nhau phần lớn số điểm. Thêm mức ở giữa, hoặc "
        "chia lại điểm.",
        "The scale of “{code}” has a cliff {edge}: a step of {jump} in a range of {spread} ({beside}). Units that "
        "are nearly alike on both sides of it differ by most of the points. Add a level between, or share the "
        "points out anew.",
    ),
    "leaf-nobody-loses": Sentence(
        "warning",
        "Ở “{code}” câu trả lời nào cũng được đủ {max} điểm, nên không phân biệt được đơn vị nào. Sửa quy "
        "tắc, hoặc bỏ tiêu chí.",
        "At “{code}” every answer earns all {max} points, so it tells no unit from another. Mend the rule, or"
        " drop the criterion.",
    ),
    "fact-without-effect": Sentence(
        "warning",
        "“{code}” hỏi “{title}” nhưng giá trị nào cũng không làm đổi điểm. Bỏ số liệu này, hoặc sửa quy tắc.",
        "“{code}” asks for “{title}”, but no value of it changes the points. Drop the figure, or mend the rule.",
    ),
    "fact-asked-twice": Sentence(
        "note",
        "Số liệu “{title}” được hỏi ở {codes}: người kê khai phải nhập {count} lần. Nếu là cùng một con số "
        "thì nhắc trong hướng dẫn (guidance) để các ô khớp nhau; nếu khác thì ghi rõ khác ở chỗ nào.",
        "The figure “{title}” is asked for at {codes}: the clerk types it {count} times. If it is one figure "
        "say so in the guidance, so that the cells agree; if not, word the titles apart.",
    ),
    "title-twice": Sentence(
        "warning",
        "“{code}” có tên trùng với “{other}”: “{title}”. Đặt tên khác nhau, hoặc bỏ một trong hai.",
        "“{code}” has the same title as “{other}”: “{title}”. Give them different titles, or drop one.",
    ),
    "title-nearly-twice": Sentence(
        "warning",
        "Tên của “{code}” (“{title}”) gần như trùng với “{other}” (“{near}”). Nếu là hai việc khác nhau thì "
        "đặt tên cho rõ; nếu là một thì bỏ bớt.",
        "The title of “{code}” (“{title}”) is nearly that of “{other}” (“{near}”). If they are two things say"
        " so clearly; if one, drop it.",
    ),
    "wording-nearly-twice": Sentence(
        "warning",
        "Trong “{code}”, “{title}” gần như trùng với “{near}”. Sửa cho khác hẳn nhau, hoặc bỏ một dòng.",
        "In “{code}”, “{title}” is nearly the same as “{near}”. Word them apart, or drop one.",
    ),
    "weight-unseen": Sentence(
        "warning",
        "“{code}” chỉ có {max} điểm, bằng {share}% tổng điểm: không thấy được ở chỉ số làm tròn {places} chữ "
        "số. Tăng điểm, gộp với tiêu chí khác, hoặc tăng số chữ số.",
        "“{code}” has {max} points, {share}% of the total: it cannot be seen in an index rounded to {places} "
        "places. Give it more points, join it with another, or round to more places.",
    ),
    "weight-rounded-away": Sentence(
        "warning",
        "“{code}” chỉ có {max} điểm, làm tròn {places} chữ số thì còn 0. Tăng điểm, hoặc sửa rounding: leaf.",
        "“{code}” has {max} points, which rounded to {places} places is 0. Give it more, or mend rounding: leaf.",
    ),
    "legal-missing": Sentence(
        "warning",
        "{lacking} chưa có căn cứ pháp lý. Thêm khóa legal, ở đây hoặc ở mục trên (legal_basis không thay được).",
        "{lacking} no legal reference. Add the key legal, here or above (legal_basis does not stand for it).",
    ),
    "evidence-missing": Sentence(
        "warning",
        "{lacking} chưa ghi tài liệu kiểm chứng. Thêm khóa evidence, ở đây hoặc ở mục trên.",
        "{lacking} no evidence named. Add the key evidence, here or above.",
    ),
    "text-expired": Sentence(
        "warning",
        "Văn bản {symbol} đã được thay từ năm {until}{by}, bộ tiêu chí này dùng cho năm {year}. Dẫn văn bản "
        "đang có hiệu lực.",
        "The text {symbol} was replaced in {until}{by}; this set is for {year}. Cite the text that is in force.",
    ),
}
"""What a set may declare as accepted, with a reason (`accepted`)."""

_LAST_YEAR = {
    "leaf-all-earned": Sentence(
        "warning",
        "Trong {campaign}, cả {count} đơn vị được chấm ở “{code}” đều được đủ {max} điểm. Nâng yêu cầu, giảm "
        "điểm, hoặc bỏ tiêu chí.",
        "In {campaign} all {count} units scored at “{code}” earned all {max} points. Ask for more, give it "
        "fewer points, or drop it.",
    ),
    "leaf-none-earned": Sentence(
        "warning",
        "Trong {campaign}, cả {count} đơn vị được chấm ở “{code}” đều được {points} điểm, mức thấp nhất. Xem "
        "lại yêu cầu có thực hiện được không.",
        "In {campaign} all {count} units scored at “{code}” earned {points} points, the least there is. Check"
        " that it can be met.",
    ),
    "leaf-all-alike": Sentence(
        "warning",
        "Trong {campaign}, cả {count} đơn vị được chấm ở “{code}” đều được {points} điểm, nên tiêu chí này "
        "không làm ai hơn ai. Xem lại thang điểm.",
        "In {campaign} all {count} units scored at “{code}” earned {points} points, so it moves nobody. Check"
        " its scale.",
    ),
    "weight-below-gap": Sentence(
        "warning",
        "“{code}” chỉ có {max} điểm; trong {campaign}, hai đơn vị đứng liền nhau cách nhau ít nhất {gap} điểm"
        " chỉ số, nên tiêu chí này không đổi được thứ hạng nào.",
        "“{code}” has {max} points; in {campaign} neighbours were at least {gap} index points apart, so it "
        "could not move a rank.",
    ),
    "campaign-without-units": Sentence(
        "warning",
        "{campaign} không có đơn vị nào thuộc cấp {levels} được chấm, nên không so được với năm trước.",
        "{campaign} has no scored unit of the level {levels}, so nothing can be compared with last year.",
    ),
    "campaign-has-errors": Sentence(
        "note",
        "Số liệu của {campaign} có {count} lỗi; những ô đó không được tính ở đây. Xem bằng lệnh: cchc-score "
        "rank {campaign}",
        "The data of {campaign} have {count} errors; what they spoil is not counted here. See: cchc-score "
        "rank {campaign}",
    ),
}

_FILE = {
    "accepted-for-nothing": Sentence(
        "warning",
        "“accepted” nhận cảnh báo {warning}, nhưng không còn cảnh báo nào như vậy{codes}. Bỏ dòng này.",
        "“accepted” takes the warning {warning}, but there is none{codes} any more. Drop this entry.",
    ),
    "not-in-house-style": Sentence(
        "note",
        "Tệp chưa đúng nếp trình bày chung ({count} dòng khác, bắt đầu từ đây). Sắp lại bằng lệnh: cchc-score"
        " criteria check --fix {file}",
        "The file is not in house style ({count} lines differ, from here on). Lay it out with: cchc-score "
        "criteria check --fix {file}",
    ),
    "cannot-write-set": Sentence(
        "error",
        "Không ghi được tệp này ({detail}). Đóng chương trình đang mở tệp, hoặc kiểm tra quyền ghi.",
        "This file cannot be written ({detail}). Close the program that holds it open, or check your rights.",
    ),
}

SENTENCES: dict[str, Sentence] = {**ACCEPTABLE, **_LAST_YEAR, **_FILE}
