"""Sentences about the declaration of scoring rules and about facts that contradict each other."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

SENTENCES: dict[str, Sentence] = {
    # --- results and bounds
    "points-or-share": Sentence(
        "error",
        "Mỗi mức ghi đúng một trong hai: “points” (điểm) hoặc “share” (phần trăm điểm tối đa).",
        "Each level takes exactly one of “points” and “share” (of the maximum).",
    ),
    "result-outside-bounds": Sentence(
        "error",
        "{points} điểm nằm ngoài khoảng {minimum}…{maximum} của tiêu chí này. Sửa điểm, hoặc sửa max/min.",
        "{points} points lie outside {minimum}…{maximum}, the bounds of this leaf. Mend the points, or max/min.",
    ),
    "maximum-unreachable": Sentence(
        "warning",
        "Kết quả cao nhất của quy tắc là {best} điểm, không đơn vị nào đạt được điểm tối đa {maximum}. "
        "Kiểm tra lại điểm của mức cao nhất hoặc max.",
        "The best result of this rule is {best} points, so no unit can reach the maximum of {maximum}. "
        "Check the points of the best level, or max.",
    ),
    # --- keys that go together
    "one-of-keys": Sentence(
        "error",
        "Ghi đúng một trong các khóa: {keys}.",
        "Write exactly one of these keys: {keys}.",
    ),
    "key-needed": Sentence(
        "error",
        "Cần có khóa “{key}”: {because}. Thêm “{key}: …”.",
        "The key “{key}” is needed: {because}. Add “{key}: …”.",
    ),
    "key-not-used": Sentence(
        "error",
        "Khóa “{key}” không có tác dụng ở đây: {because}. Bỏ khóa này đi.",
        "The key “{key}” has no effect here: {because}. Take it out.",
    ),
    "too-few-items": Sentence(
        "error",
        "“{key}” cần ít nhất {least} mục, mới có {count}. Ghi thêm, hoặc chọn loại quy tắc khác.",
        "“{key}” needs at least {least} item(s) and has {count}. Add more, or take another kind of rule.",
    ),
    # --- numbers
    "not-positive": Sentence(
        "error",
        "“{key}” phải lớn hơn 0, nhưng tìm thấy {found}. Ghi một số dương.",
        "“{key}” must be above 0, but {found} was found. Write a positive number.",
    ),
    "below-zero": Sentence(
        "error",
        "“{key}” không được âm, nhưng tìm thấy {found}. Ghi 0 hoặc một số dương.",
        "“{key}” cannot be negative, but {found} was found. Write 0 or a positive number.",
    ),
    "not-below": Sentence(
        "error",
        "“{lower_key}” ({lower}) phải nhỏ hơn “{upper_key}” ({upper}). Sửa một trong hai.",
        "“{lower_key}” ({lower}) must be below “{upper_key}” ({upper}). Mend one of the two.",
    ),
    "floor-and-full": Sentence(
        "error",
        "Ngưỡng “floor” ({lower}) phải nhỏ hơn “full_at” ({upper}), và cả hai nằm trong 0%…100%. "
        "Sửa một trong hai.",
        "“floor” ({lower}) must be below “full_at” ({upper}), and both within 0%…100%. Mend one of the two.",
    ),
    "places-outside": Sentence(
        "error",
        "“places” là số chữ số thập phân, từ 0 đến {most}, nhưng tìm thấy {found}. Ghi lại cho đúng.",
        "“places” is a number of decimals from 0 to {most}, but {found} was found. Mend it.",
    ),
    "step-misses-maximum": Sentence(
        "error",
        "Bước {step} không chia hết điểm tối đa {maximum}. Sửa “step”, hoặc sửa max.",
        "Steps of {step} do not meet the maximum of {maximum}. Mend “step”, or max.",
    ),
    # --- options
    "key-not-plain": Sentence(
        "error",
        "Tên gọi tắt “{found}” chỉ được gồm chữ thường không dấu, chữ số và gạch nối (như “dung-han”).",
        "The key “{found}” may only have lower-case letters a–z, digits and hyphens (like “in-time”).",
    ),
    "option-twice": Sentence(
        "error",
        "“{found}” trùng với tên hoặc tên gọi tắt của mục ở dòng {first_line}. "
        "Đặt tên khác để người chọn phân biệt.",
        "“{found}” is also the title or key of the item on line {first_line}. Give them different names.",
    ),
    "fact-title-twice": Sentence(
        "error",
        "Hai số liệu của quy tắc này cùng có tên “{title}”. Đặt tên khác nhau để người kê khai phân biệt.",
        "Two facts of this rule have the same title, “{title}”. Give them different titles.",
    ),
    "kind-not-in-case": Sentence(
        "error",
        "Trong một trường hợp của alternatives không dùng được quy tắc “{found}”. Các loại dùng được: {known}.",
        "A case of alternatives cannot have a rule of kind “{found}”. Kinds it can have: {known}.",
    ),
    # --- bands
    "band-empty": Sentence(
        "error",
        "Không giá trị nào có thể rơi vào mức “{band}”. Sửa cận của mức này hoặc bỏ nó đi.",
        "No value can fall into the band “{band}”. Mend its edges, or take it out.",
    ),
    "bands-gap": Sentence(
        "error",
        "Giữa hai mức “{first}” và “{second}” còn hở: giá trị {where} không thuộc mức nào. "
        "Sửa cận của một trong hai mức.",
        "Between the bands “{first}” and “{second}” there is a gap: {where} belongs to no band. "
        "Mend an edge of one of them.",
    ),
    "bands-overlap": Sentence(
        "error",
        "Hai mức “{first}” và “{second}” chồng nhau: giá trị {where} thuộc cả hai. Sửa cận của một trong hai mức.",
        "The bands “{first}” and “{second}” overlap: {where} belongs to both. Mend an edge of one of them.",
    ),
    "bands-gap-at-end": Sentence(
        "error",
        "Giá trị {hole} không thuộc mức nào (mức gần nhất: “{nearest}”). Mở rộng mức đó hoặc thêm một mức.",
        "The values {hole} belong to no band (the nearest is “{nearest}”). Widen that band, or add one.",
    ),
    # --- days
    "days-not-ascending": Sentence(
        "error",
        "Số ngày chậm của các mức phải tăng dần từ 0, nhưng {days} đứng sau {previous}. Xếp lại các mức.",
        "Days late must ascend from 0, but {days} stands after {previous}. Put the steps in order.",
    ),
    "later-earns-more": Sentence(
        "warning",
        "Làm muộn hơn lại được nhiều điểm hơn: {points} điểm, so với {earlier} điểm của mức trước. Kiểm tra lại.",
        "Doing it later earns more: {points} points against {earlier} of the step before. Check them.",
    ),
    # --- facts
    "part-over-whole": Sentence(
        "error",
        "“{part_title}” ({part}) lớn hơn “{whole_title}” ({whole}). Kiểm tra lại hai số liệu.",
        "“{part_title}” ({part}) is more than “{whole_title}” ({whole}). Check the two figures.",
    ),
    "excused-over-events": Sentence(
        "error",
        "“{title}”: số lần có lý do ({excused}) nhiều hơn số lần xảy ra ({count}). Kiểm tra lại hai số liệu.",
        "“{title}”: more are excused ({excused}) than happened ({count}). Check the two figures.",
    ),
    "value-in-no-band": Sentence(
        "error",
        "Giá trị {value} không thuộc mức nào của thang điểm. Kiểm tra lại số liệu.",
        "The value {value} lies in no band of the scale. Check the figure.",
    ),
    "not-an-option": Sentence(
        "error",
        "“{found}” không phải là một lựa chọn ở đây. Các lựa chọn: {known}.",
        "“{found}” is not an option here. The options are: {known}.",
    ),
    "reference-below-zero": Sentence(
        "error",
        "Không so sánh được với {name} là số âm ({reference}). Kiểm tra lại số liệu đó.",
        "Nothing can be compared with {name} when it is negative ({reference}). Check that figure.",
    ),
}
