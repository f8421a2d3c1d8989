"""Command line: the English of every help text; the Vietnamese stands where the option is declared."""

from __future__ import annotations

ENGLISH: dict[str, str] = {
    # the whole
    "Chấm điểm và xếp hạng cải cách hành chính: tiêu chí YAML, phiếu Excel, bảng xếp hạng.": (
        "Scores and ranks administrative reform: criteria in YAML, forms in Excel, ranked tables out."
    ),
    "Ví dụ: cchc-score init nam-2025, rồi cchc-score rank nam-2025": (
        "Example: cchc-score init nam-2025, then cchc-score rank nam-2025"
    ),
    "Ngôn ngữ: vi hoặc en (hoặc đặt biến CCHC_LANG).": "Language: vi or en (or set CCHC_LANG).",
    "In phiên bản.": "Print the version.",
    # shared
    "Bộ tiêu chí: tên bộ kèm theo hoặc tệp YAML.": "Criteria set: the name of a shipped set, or a YAML file.",
    "In ra màn hình dạng chữ hay json.": "Print as text or json.",
    # evaluate
    "Chấm một đơn vị từ phiếu của đơn vị đó; cho biết từng điểm từ đâu ra và vì sao mất điểm.": (
        "Score one unit from its workbook; says where every point comes from and why points were lost."
    ),
    "Ví dụ: cchc-score evaluate phieu.xlsx --criteria commune-2025 -o bang-diem.xlsx": (
        "Example: cchc-score evaluate form.xlsx --criteria commune-2025 -o score-sheet.xlsx"
    ),
    "Phiếu của đơn vị.": "The unit's workbook.",
    "Thư mục công việc của năm: thẩm định, kiểm tra, điều tra.": (
        "The year's campaign folder: appraisal, inspection, survey."
    ),
    "Kết quả kiểm tra của đơn vị; dùng được nhiều lần.": "An inspection of the unit; may be given several times.",
    "Giải thích đầy đủ một tiêu chí theo mã.": "Explain one criterion in full, by its code.",
    "Ghi bảng điểm của đơn vị ra tệp Excel.": "Write the unit's score sheet as an Excel file.",
    "Ghi bản sao phiếu của đơn vị, tô màu và ghi chú các ô phải sửa.": (
        "Write a copy of the unit's workbook with the cells to mend coloured and commented."
    ),
    # rank
    "Chấm và xếp hạng cả năm: đọc thư mục công việc (campaign.yaml), hoặc một thư mục phiếu cùng --criteria. "
    "Ghi bảng xếp hạng Excel, CSV và JSON vào thư mục out/.": (
        "Score and rank a whole year: from a campaign folder (campaign.yaml), or a folder of forms "
        "with --criteria. Writes the ranked tables as Excel, CSV and JSON into out/."
    ),
    "Ví dụ: cchc-score rank examples/binh-duong-2017": "Example: cchc-score rank examples/binh-duong-2017",
    "Thư mục công việc của năm.": "The year's campaign folder.",
    "Thư mục kết quả, hoặc một tệp .xlsx, .csv hay .json.": (
        "A folder for the results, or one .xlsx, .csv or .json file."
    ),
    "Số tiến trình đọc tệp; mặc định dùng hết các nhân.": "Reading processes; all cores by default.",
    # follow-up
    "Sổ theo dõi kiến nghị sau kiểm tra: đọc các phiếu kiểm tra, chuyển tiếp kiến nghị chưa xong của năm trước, "
    "nhắc việc quá hạn; xuất bảng để cập nhật và đọc lại bảng đã cập nhật.": (
        "The follow-up book of recommendations: reads the inspection workbooks, carries over what last year left "
        "undone, reminds of what is overdue; writes a workbook to update and reads it back."
    ),
    "Ví dụ: cchc-score follow-up nam-2025 -o theo-doi.xlsx": "Example: cchc-score follow-up nam-2025 -o book.xlsx",
    "Xuất bảng theo dõi để cập nhật và gửi đi.": "Write the workbook to update and send round.",
    "Ghi vào sổ những gì bảng đã cập nhật nói thêm.": "Enter what an updated workbook says beyond the book.",
    "Ngày để tính hạn; mặc định hôm nay.": "The day to reckon deadlines by; today by default.",
    # notice
    "Lập thông báo kết quả kiểm tra (Word): mỗi đơn vị, mỗi lần kiểm tra một thông báo, và một thông báo chung "
    "cho mỗi đợt kiểm tra nhiều đơn vị.": (
        "Write the notices of inspection results (Word): one for each visit to a unit, and one for each round of "
        "visits to several units."
    ),
    "Ví dụ: cchc-score notice nam-2025 --unit X01": "Example: cchc-score notice nam-2025 --unit X01",
    "Thư mục ghi thông báo; mặc định là out/notices.": "The folder for the notices; out/notices by default.",
    "Chỉ chép mẫu Word của thông báo vào DIR/templates để sửa, chưa lập gì.": (
        "Only copy the Word templates of notices into DIR/templates to be edited; write nothing else."
    ),
    # status
    "Tình hình của năm: ai đã nộp, ai trễ hạn, tệp nào lỗi, cơ quan thẩm định còn nợ đơn vị nào, mục nào chưa "
    "xong, đơn vị nào có hai tệp. Ghi bảng Excel out/status.xlsx để gửi đi.": (
        "How far the year is: who has sent what, who is late, which files failed, which appraisers owe which "
        "units, what is not settled, who sent two files. Writes the workbook out/status.xlsx to send round."
    ),
    "Ví dụ: cchc-score status nam-2025 --today 2026-01-12": (
        "Example: cchc-score status nam-2025 --today 2026-01-12"
    ),
    "Tệp Excel sẽ ghi; mặc định là out/status.xlsx.": "The workbook to write; out/status.xlsx by default.",
    # dossier
    "Phiếu điểm của từng đơn vị (Word và Excel): từng điểm mất, vì sao, ai quyết định, việc gì lấy lại được điểm; "
    "kèm bảng lịch sử mọi thay đổi điểm trong năm.": (
        "The dossier of each unit (Word and Excel): every lost point, why, who decided, what wins points back; "
        "with a table of every change of points in the year."
    ),
    "Ví dụ: cchc-score dossier nam-2025 --unit X01": "Example: cchc-score dossier nam-2025 --unit X01",
    "Thư mục kết quả; mặc định là out trong thư mục năm.": (
        "A folder for the results; out in the campaign's folder by default."
    ),
    # init
    "Tạo thư mục công việc mẫu cho một năm, có chú thích từng mục và chạy được ngay.": (
        "Make a campaign folder for a year, commented, that runs as it is."
    ),
    "Ví dụ: cchc-score init nam-2025": "Example: cchc-score init nam-2025",
    "Thư mục sẽ tạo; phải chưa có hoặc đang rỗng.": "The folder to make; must be new or empty.",
    # form
    "Tạo phiếu Excel để điền: tự đánh giá, thẩm định, giải trình, kiểm tra; cho mọi đơn vị hoặc vài đơn vị.": (
        "Make the workbooks to fill in: self-assessment, appraisal, explanation, inspection; all units or some."
    ),
    "Phiếu giải trình của từng đơn vị: chỉ những mục thẩm định lần 1 chấm khác hoặc yêu cầu giải trình.": (
        "The form in which a unit explains: only the leaves that round 1 judged differently or asked about."
    ),
    "Ví dụ: cchc-score form explanation nam-2025 --unit X01": (
        "Example: cchc-score form explanation nam-2025 --unit X01"
    ),
    "Phiếu tự đánh giá của từng đơn vị, tự tính điểm khi điền.": (
        "The self-assessment form of each unit; it computes the score while it is filled in."
    ),
    "Ví dụ: cchc-score form self nam-2025 --unit X01": "Example: cchc-score form self nam-2025 --unit X01",
    "Phiếu thẩm định của từng cơ quan được giao: mọi đơn vị, kèm số liệu và điểm tự chấm; khi đã có thẩm định "
    "lần 1 và giải trình thì kèm cả hai, để chấm lần 2.": (
        "The appraisal workbook of each responsible department: all units, with what they claim; once round 1 and "
        "explanations are there, with both of them beside, for round 2."
    ),
    "Ví dụ: cchc-score form appraisal nam-2025 -o phieu-tham-dinh": (
        "Example: cchc-score form appraisal nam-2025 -o appraisal-forms"
    ),
    "Phiếu kiểm tra tại từng đơn vị, kèm số liệu tự chấm và điểm hiện tại.": (
        "The inspection workbook of each visit, with the unit's claim and its points so far."
    ),
    "Ví dụ: cchc-score form inspection nam-2025 --unit X01 --unit X02": (
        "Example: cchc-score form inspection nam-2025 --unit X01 --unit X02"
    ),
    "Mã đơn vị; dùng được nhiều lần. Không nêu thì mọi đơn vị.": (
        "A unit's code; may be given several times. All units when none is named."
    ),
    "Thư mục ghi phiếu; mặc định là out/forms.": "The folder for the forms; out/forms by default.",
    # criteria
    "Các bộ tiêu chí: xem, kiểm tra, thử, so sánh hai bản, viết thành phụ lục, đọc từ bảng tính, khóa.": (
        "Criteria sets: show, check, test, compare two versions, write as an annex, read from workbooks, lock."
    ),
    "Liệt kê các bộ tiêu chí kèm theo.": "List the shipped criteria sets.",
    "Ví dụ: cchc-score criteria list": "Example: cchc-score criteria list",
    "In một bộ tiêu chí: cây tiêu chí, điểm tối đa, thang điểm, xếp loại.": (
        "Print a criteria set: the tree, maxima, scales, grades."
    ),
    "Ví dụ: cchc-score criteria show commune-2025": "Example: cchc-score criteria show commune-2025",
    "Kiểm tra bộ tiêu chí: báo mọi lỗi và điều nên xem lại, kèm dòng và cột. "
    "Không nêu tên thì kiểm tra mọi bộ kèm theo.": (
        "Check criteria sets: every problem and what should be looked at, with its line and column. "
        "All shipped sets when none is named."
    ),
    "Sắp lại tệp theo nếp trình bày chung; giữ chú thích và thứ tự.": (
        "Lay the file out in house style; comments and order stay."
    ),
    "Coi cảnh báo như lỗi (mã kết thúc 1).": "Treat warnings as errors (exit status 1).",
    "So với số liệu thật của một năm đã chấm.": "Compare with the real answers of a scored year.",
    "Danh mục văn bản đã bị thay, của riêng cơ quan.": "The office's own register of texts that were replaced.",
    "Khóa bộ tiêu chí đã ban hành: ghi phiên bản và SHA-256 của nội dung vào criteria.lock cạnh tệp. "
    "Không nêu tên thì khóa mọi bộ kèm theo.": (
        "Lock promulgated sets: put their version and the SHA-256 of what they say into criteria.lock beside the "
        "file. All shipped sets when none is named."
    ),
    "Ví dụ: cchc-score criteria lock criteria/commune-2025.yaml": (
        "Example: cchc-score criteria lock criteria/commune-2025.yaml"
    ),
    "Ví dụ: cchc-score criteria check criteria/commune-2025.yaml": (
        "Example: cchc-score criteria check criteria/commune-2025.yaml"
    ),
    "In JSON Schema của tệp tiêu chí để trình soạn thảo gợi ý và kiểm tra khi gõ.": (
        "Print the JSON Schema of criteria files, for completion and checks in editors."
    ),
    "Ví dụ: cchc-score criteria schema > criteria.schema.json": (
        "Example: cchc-score criteria schema > criteria.schema.json"
    ),
    "Chạy các trường hợp mẫu (tệp .cases.yaml cạnh bộ tiêu chí), nêu trường hợp sai và nhánh chưa có trường hợp. "
    "Không nêu tên thì chạy mọi bộ kèm theo.": (
        "Run the worked cases (the .cases.yaml file beside a set); names failures and branches without a case. "
        "All shipped sets when none is named."
    ),
    "Ví dụ: cchc-score criteria test criteria/commune-2025.yaml": (
        "Example: cchc-score criteria test criteria/commune-2025.yaml"
    ),
    "Lược đồ của tệp trường hợp mẫu (*.cases.yaml).": "The schema of files of worked cases (*.cases.yaml).",
    "Tên bộ hoặc tệp YAML.": "The name of a set, or a YAML file.",
    "Viết bộ tiêu chí thành phụ lục của quyết định (Excel, Word) hoặc trang Markdown. "
    "Không có -o thì in trang Markdown ra màn hình.": (
        "Write a set as the annex of a Decision (Excel, Word) or as a Markdown page. "
        "Without -o the Markdown page is printed."
    ),
    "Ví dụ: cchc-score criteria docs commune-2025 -o phu-luc.docx": (
        "Example: cchc-score criteria docs commune-2025 -o annex.docx"
    ),
    "Tệp .xlsx, .docx hoặc .md.": "A file that ends in .xlsx, .docx or .md.",
    # criteria import, criteria export
    "Đọc phụ lục quyết định trong bảng tính thành bản thảo YAML, chỗ chưa chắc ghi “to review”. "
    "Không có -o thì in bản thảo ra màn hình. Với --into: đưa chỗ sửa ở bảng của “criteria export” về tệp YAML.": (
        "Read the annex of a Decision in a spreadsheet into a draft in YAML; what is uncertain says “to review”. "
        "Without -o the draft is printed. With --into: bring edits of a workbook of “criteria export” into a set."
    ),
    "Tệp YAML của bộ đã xuất; cho xem chỗ sửa.": "The YAML file that was exported; shows what changes.",
    "Với --into: ghi chỗ sửa vào tệp.": "With --into: write the changes into the file.",
    "Xuất bộ tiêu chí ra bảng Excel để đồng nghiệp sửa; đưa chỗ sửa về tệp YAML bằng "
    "“criteria import FILE.xlsx --into SET.yaml”.": (
        "Export a set as an Excel workbook for colleagues to edit; "
        "“criteria import FILE.xlsx --into SET.yaml” brings their edits into the YAML file."
    ),
    "Ví dụ: cchc-score criteria export criteria/commune-2025.yaml -o gop-y.xlsx": (
        "Example: cchc-score criteria export criteria/commune-2025.yaml -o comments.xlsx"
    ),
    "Tệp .xlsx để ghi.": "The .xlsx file to write.",
    "Ví dụ: cchc-score criteria import phu-luc.xlsx -o criteria/xa-2026.yaml": (
        "Example: cchc-score criteria import annex.xlsx -o criteria/commune-2026.yaml"
    ),
    "Tệp .xlsx, .xls, .ods hoặc .csv.": "A file that ends in .xlsx, .xls, .ods or .csv.",
    "Tệp YAML để ghi bản thảo.": "The YAML file for the draft.",
    # criteria diff, criteria impact
    "So sánh hai bản của một bộ tiêu chí: thêm, bỏ, chuyển chỗ, đổi điểm, đổi cách tính, sửa câu chữ, "
    "và điểm từng lĩnh vực trước, sau.": (
        "Compare two versions of a set: added, removed, moved, re-pointed, rule changed, re-worded, "
        "and the points of each field before and after."
    ),
    "Ví dụ: cchc-score criteria diff main:criteria/commune-2025.yaml criteria/commune-2025.yaml": (
        "Example: cchc-score criteria diff main:criteria/commune-2025.yaml criteria/commune-2025.yaml"
    ),
    "Bản cũ. Tệp YAML, tên bộ kèm theo, hoặc NHÁNH:đường-dẫn trong git (như main:criteria/xa.yaml).": (
        "The old version: a YAML file, the name of a shipped set, or REV:path in git (like main:criteria/x.yaml)."
    ),
    "Bản mới, nêu như bản cũ.": "The new version, named likewise.",
    "Chấm lại câu trả lời thật của một năm theo hai bản của bộ tiêu chí: đơn vị nào lên, xuống hạng, "
    "đổi xếp loại, vì tiêu chí nào; bản mới còn thiếu câu trả lời nào.": (
        "Score the real answers of a year by two versions of a set: who moves up and down, whose grade changes, "
        "by which leaf; which answers the new version lacks."
    ),
    "Ví dụ: cchc-score criteria impact main:criteria/xa.yaml criteria/xa.yaml --campaign nam-2025": (
        "Example: cchc-score criteria impact main:criteria/x.yaml criteria/x.yaml --campaign nam-2025"
    ),
    "Thư mục công việc có câu trả lời để chấm lại.": "The campaign folder whose answers are scored anew.",
    "Dạng chữ, markdown (để dán vào pull request) hay json.": "As text, markdown (for a pull request) or json.",
    "Ghi ra tệp thay vì màn hình.": "Write a file instead of the screen.",
}
