"""Sentences about criteria sets: their points, codes, grades, combination and extensions."""

from __future__ import annotations

from cchc_score.messages.sentence import Sentence

_BUDGET = {
    "children-sum": Sentence(
        "error",
        "Mục “{code}” có điểm tối đa {max}, nhưng các mục con cộng lại là {sum} ({parts}): {off}. "
        "Sửa max ở đây, hoặc ở mục con.",
        "“{code}” has a maximum of {max}, but its children sum to {sum} ({parts}): {off}. "
        "Mend the max here, or a child's.",
    ),
    "fields-sum": Sentence(
        "error",
        "Tổng điểm là {max}, nhưng các lĩnh vực cộng lại là {sum} ({parts}): {off}. "
        "Sửa total, hoặc max của lĩnh vực.",
        "The total is {max}, but the fields sum to {sum} ({parts}): {off}. Mend the total, or a field's max.",
    ),
    "min-above-max": Sentence(
        "error",
        "Mục “{code}” có min {minimum} lớn hơn max {maximum}. Sửa một trong hai.",
        "“{code}” has a min of {minimum}, above its max of {maximum}. Mend one of them.",
    ),
    "on-finding-on-parent": Sentence(
        "error",
        "Mục “{code}” có mục con nên không ghi on_finding. Chuyển on_finding xuống mục con chấm điểm.",
        "“{code}” has children, so it takes no on_finding. Move it to the leaf that is scored.",
    ),
    "min-on-parent": Sentence(
        "error",
        "Mục “{code}” có mục con nên không ghi min. Chuyển min xuống mục con có thể bị điểm âm.",
        "“{code}” has children, so it takes no min. Move the min to the leaf that may go negative.",
    ),
}

_TREE = {
    "code-twice": Sentence(
        "error",
        "Mã “{code}” đã dùng ở {first}. Mỗi mục phải có một mã riêng.",
        "The code “{code}” is already used at {first}. Every node needs a code of its own.",
    ),
    "code-character": Sentence(
        "error",
        "Mã “{code}” có ký tự “{found}”. Mã không chứa dấu cách, dấu phẩy, chấm phẩy, hai chấm, chấm than.",
        "The code “{code}” contains “{found}”. Codes have no blank, comma, semicolon, colon or exclamation mark.",
    ),
    "code-reserved": Sentence(
        "error",
        "“{code}” là từ dành riêng ({known}), không dùng làm mã được. Đặt mã khác.",
        "“{code}” is a reserved word ({known}) and cannot be a code. Choose another.",
    ),
    "code-outside-parent": Sentence(
        "warning",
        "Mã “{code}” không bắt đầu bằng “{parent}.” dù nằm trong mục “{parent}”. "
        "Kiểm tra mã, hoặc chỗ đặt mục này.",
        "The code “{code}” does not begin with “{parent}.” though it stands under “{parent}”. "
        "Check the code, or where it stands.",
    ),
    "leaf-without-rule": Sentence(
        "error",
        "Mục “{code}” không có mục con (children) và cũng không có quy tắc tính điểm (rule). Thêm một trong hai.",
        "“{code}” has neither children nor a rule. Add one of them.",
    ),
    "parent-with-rule": Sentence(
        "error",
        "Mục “{code}” có cả mục con (children) và quy tắc (rule). "
        "Điểm của nó là tổng các mục con; bỏ một trong hai.",
        "“{code}” has both children and a rule. Its points are the sum of its children's; drop one of the two.",
    ),
    "survey-asks-many": Sentence(
        "error",
        "Mục “{code}” lấy từ điều tra xã hội học (một cột cho mỗi mã), "
        "nhưng quy tắc “{kind}” cần {count} số liệu. "
        "Dùng quy tắc chỉ cần một số liệu, như survey.",
        "“{code}” is filled from a survey (one column per code), but the rule “{kind}” asks for {count} values. "
        "Use a rule that asks for one, such as survey.",
    ),
    "redistribute-alone": Sentence(
        "error",
        "Mục “{code}” không có mục cùng cấp để chia điểm. Dùng exclude, full hoặc zero.",
        "“{code}” has no siblings to take its points. Use exclude, full or zero.",
    ),
    "unknown-code": Sentence(
        "error",
        "“{key}” nêu mã “{code}”, nhưng bộ tiêu chí không có mã này. Sửa mã.",
        "“{key}” names the code “{code}”, which the set does not have. Mend the code.",
    ),
    "unknown-code-suggest": Sentence(
        "error",
        "“{key}” nêu mã “{code}”, nhưng bộ tiêu chí không có mã này. Ý bạn là “{suggestion}”?",
        "“{key}” names the code “{code}”, which the set does not have. Did you mean “{suggestion}”?",
    ),
}

_SETTINGS = {
    "places-out-of-range": Sentence(
        "error",
        "“{key}: {found}” – số chữ số thập phân phải từ 0 đến {most}.",
        "“{key}: {found}” – decimal places go from 0 to {most}.",
    ),
    "ranking-said-twice": Sentence(
        "error",
        "Chỉ ghi một trong hai: “by” hoặc “places”.",
        "Give one of the two: “by” or “places”.",
    ),
    "combination-key-unused": Sentence(
        "error",
        "“{key}” không có nghĩa với method “{method}”. Bỏ khóa này, hoặc đổi method.",
        "“{key}” means nothing with the method “{method}”. Drop the key, or change the method.",
    ),
    "order-repeats": Sentence(
        "error",
        "Trong “order”, {found} ghi nhiều lần. Mỗi nguồn chỉ ghi một lần.",
        "In “order”, {found} stands more than once. Name each source once.",
    ),
    "weights-missing": Sentence(
        "error",
        "method “weighted” cần có trọng số. Thêm khóa weights, như self: 0.3 và inspection: 0.7.",
        "The method “weighted” needs weights. Add the key weights, like self: 0.3 and inspection: 0.7.",
    ),
    "weights-sum": Sentence(
        "error",
        "Các trọng số cộng lại là {sum}, phải đúng bằng 1.",
        "The weights sum to {sum}; they must sum to exactly 1.",
    ),
    "nobody-decides": Sentence(
        "error",
        "Mục “{code}” do “{filler}” cho điểm, "
        "nhưng cách kết hợp (combination) không có nguồn nào được chấm mục này. "
        "Thêm nguồn vào combination, hoặc sửa filled_by.",
        "“{code}” is filled by “{filler}”, but its combination has no source that may judge it. "
        "Add the source to the combination, or mend filled_by.",
    ),
    "grade-named-twice": Sentence(
        "error",
        "Mức “{name}” đã có ở dòng {first_line}. Mỗi mức xếp loại chỉ ghi một lần.",
        "The grade “{name}” already stands on line {first_line}. Declare each grade once.",
    ),
    "disqualify-bound": Sentence(
        "error",
        "Ghi đúng một trong hai: “below” (điểm) hoặc “index_below” (chỉ số %).",
        "Give exactly one of “below” (points) and “index_below” (index, %).",
    ),
}

_EXTENDS = {
    "base-not-found": Sentence(
        "error",
        "Không tìm thấy bộ tiêu chí gốc “{set}”, cả trong thư mục này lẫn trong các bộ có sẵn ({known}). "
        "Sửa tên hoặc đường dẫn.",
        "The base set “{set}” was found neither in this folder nor among the shipped sets ({known}). "
        "Mend the name or the path.",
    ),
    "base-not-found-suggest": Sentence(
        "error",
        "Không tìm thấy bộ tiêu chí gốc “{set}”. Ý bạn là “{suggestion}”?",
        "The base set “{set}” was not found. Did you mean “{suggestion}”?",
    ),
    "base-in-a-circle": Sentence(
        "error",
        "Bộ “{set}” lại kế thừa chính bộ này, thành vòng tròn. Bỏ một trong các “extends”.",
        "“{set}” in turn extends this set, in a circle. Drop one of the “extends”.",
    ),
    "extends-unknown-code": Sentence(
        "error",
        "Bộ gốc không có mã “{code}”. Kiểm tra lại mã.",
        "The base has no code “{code}”. Check the code.",
    ),
    "extends-unknown-code-suggest": Sentence(
        "error",
        "Bộ gốc không có mã “{code}”. Ý bạn là “{suggestion}”?",
        "The base has no code “{code}”. Did you mean “{suggestion}”?",
    ),
    "extends-removed-code": Sentence(
        "error",
        "Mã “{code}” đã bị bỏ hoặc thay ở dòng {line}, không sửa hay thêm vào đó được nữa. Giữ lại một trong hai.",
        "“{code}” is already removed or replaced on line {line}; nothing more can be done to it. "
        "Keep one of the two.",
    ),
    "extends-with-fields": Sentence(
        "error",
        "Bộ kế thừa không viết lại “fields”. Dùng add, override, remove trong “extends”.",
        "A set that extends another does not write “fields” again. Use add, override and remove under “extends”.",
    ),
    "extends-rewritten-block": Sentence(
        "error",
        "Không thêm được vào “{name}”: bộ này viết lại cả khối ở dòng {line}. Viết mục này ngay trong khối đó.",
        "Nothing can be added under “{name}”: this set writes the whole block anew on line {line}. "
        "Write the line in that block.",
    ),
    "override-twice": Sentence(
        "error",
        "Mã “{code}” được sửa hai lần trong “override”. Gộp lại làm một.",
        "“{code}” is overridden twice. Make it one.",
    ),
    "override-without-code": Sentence(
        "error",
        "Mục trong “override” cần có mã. Thêm “code: …” của mục muốn sửa.",
        "An entry of “override” needs a code. Add the “code: …” of the node to change.",
    ),
}

SENTENCES: dict[str, Sentence] = {**_BUDGET, **_TREE, **_SETTINGS, **_EXTENDS}
