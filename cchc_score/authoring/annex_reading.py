"""Authoring: the annex of a Decision in a spreadsheet → a first draft of its set, for people to review.

Nothing is lost and nothing repaired: every row is in the tree, in a rule, or in a remark that names its cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from cchc_score import __version__
from cchc_score.authoring.annex_reading_columns import columns_of, find_table
from cchc_score.authoring.annex_reading_draft import Draft, draft_of
from cchc_score.authoring.annex_reading_rows import Row, rows_of, texts_above
from cchc_score.authoring.annex_reading_tree import AnnexTree, Block, tree_of
from cchc_score.authoring.annex_reading_yaml import REVIEW, DraftBlock, DraftSet, page_of
from cchc_score.authoring.exchange_reading import is_export
from cchc_score.authoring.scale_text_lines import said
from cchc_score.criteria.edits import Value
from cchc_score.decimals import ZERO, Number, exact_sum
from cchc_score.inputs.grid import Book, CellKind, Sheet
from cchc_score.problems import Place, Problem
from cchc_score.text import fold, tidy

_DECISION = re.compile(
    r"(?:quyết định|nghị quyết|công văn|kế hoạch)\s+số\s*(?P<number>[^\s,;)]*\d[^\s,;)]*)", re.IGNORECASE
)
_ISSUER = re.compile(r"\bcủa\s+(?P<issuer>(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Bộ|Sở|Chủ tịch)\s[^).;,]+)")
_YEAR = re.compile(r"\bnăm\s+(?P<year>20\d\d)\b", re.IGNORECASE)
_LEVELS = (
    ("commune", r"\bcap xa\b|\bxa phuong\b|phuong xa|dac khu"),
    ("district", r"\bcap huyen\b|\bhuyen (?:thi xa|thanh pho)\b|quan huyen"),
    ("department", r"\bso ban nganh\b|co quan chuyen mon|\bcac so\b"),
    ("province", r"\bcap tinh\b|cac tinh thanh pho"),
)
_NOT_TITLES = re.compile(
    r"^(?:phu luc|kem theo|ban hanh kem|mau|bieu|don vi tinh|cong hoa|doc lap|uy ban|ubnd|so )"
)


class AnnexReading(NamedTuple):
    """The draft of a set, and how much of it is to be reviewed."""

    page: str
    nodes: int
    leaves: int
    to_review: int
    """Leaves that a person has to look at."""


def read_annex(path: Path, shown: str) -> tuple[AnnexReading | None, tuple[Problem, ...]]:
    """Read a spreadsheet file in a worker; None when it cannot be read or holds no annex."""
    from cchc_score.inputs.batch import run

    (outcome,) = run([path], _read, shown, shown=lambda _: shown, jobs=1)
    if outcome.value is None:
        return None, (outcome.problem,) if outcome.problem is not None else ()
    return outcome.value


def _read(shown: str, path: Path) -> tuple[AnnexReading | None, tuple[Problem, ...]]:
    from cchc_score.inputs.books import read_book

    book, problems = read_book(path, shown)
    if book is None:
        return None, problems
    reading, more = reading_of(book)
    return reading, (*problems, *more)


def reading_of(book: Book) -> tuple[AnnexReading | None, tuple[Problem, ...]]:
    """The draft that a book gives."""
    if is_export(book):
        return None, (Problem("exchange-is-export", Place(book.file)),)
    found = find_table(book)
    if found is None:
        return None, (Problem("annex-no-table", Place(book.file)),)
    sheet, columns = found
    tree = tree_of(rows_of(book, sheet, columns))
    if not tree.fields:
        return None, (Problem("annex-no-rows", book.place(sheet, columns.header.last, 1)),)
    above = texts_above(book, sheet, columns)
    fields = [draft_of(item) for item in tree.fields]
    blocks = [(block, [draft_of(item) for item in block.items]) for block in tree.blocks()]
    tops = [*fields, *(draft for _, drafts in blocks for draft in drafts)]
    leaves = [leaf for top in tops for leaf in top.leaves()]
    to_review = sum(not leaf.settled for leaf in leaves)
    nodes = sum(1 for _ in tree.items())
    head = [*_head(book, sheet, nodes, len(leaves), to_review), *_texts("Phía trên bảng:", above)]
    draft = DraftSet(
        head,
        tuple(_settings(book, above, fields, tree)),
        fields,
        [_block(tree, block, drafts) for block, drafts in blocks],
        _texts("Ngoài các tiêu chí:", [(row.cell, _all_of(row)) for row in tree.loose]),
    )
    return AnnexReading(page_of(draft), nodes, len(leaves), to_review), tuple(_problems(book, sheet, tree))


def _head(book: Book, sheet: Sheet, nodes: int, leaves: int, to_review: int) -> Iterator[str]:
    where = f", trang “{sheet.name}”" if sheet.name else ""
    yield f"BẢN THẢO đọc từ tệp {_base(book.file)}{where} (cchc-score {__version__})."
    yield f"SHA-256 của tệp đó: {book.sha256}"
    yield f"Đọc được {nodes} mục, trong đó {leaves} tiêu chí chấm điểm; {to_review} tiêu chí còn phải xem lại."
    yield f"Tìm chữ “{REVIEW}” để thấy chỗ phải xem lại; sửa xong thì xóa dòng đó, đổi confirmed thành true."


def _texts(label: str, texts: Sequence[tuple[str, str]]) -> list[str]:
    if not texts:
        return []
    return [label, *(f"  {cell}: {' ⏎ '.join(text.splitlines())}" for cell, text in texts)]


def _all_of(row: Row) -> str:
    figure = row.max_text if row.max is None else said(row.max).replace(".", ",")
    return " | ".join(filter(None, (row.text, figure, *row.texts.values(), *row.others)))


def _settings(
    book: Book, above: Sequence[tuple[str, str]], fields: Sequence[Draft], tree: AnnexTree
) -> Iterator[tuple[str, Value, Sequence[str]]]:
    texts = [tidy(line) for _, text in above for line in text.splitlines() if line.strip()]
    everything = " ".join(texts)
    title = max((line for line in texts if not _NOT_TITLES.match(fold(line))), key=len, default="")
    yield "id", _name(book.file), ()
    yield "version", "1.0", ()
    if "ban mau" in fold(everything):
        yield "model", "true", ()
    yield "title", title or f"Bộ tiêu chí đọc từ {_base(book.file)}", () if title else ("đặt tên cho bộ tiêu chí",)
    level = next((level for level, pattern in _LEVELS if re.search(pattern, fold(everything))), None)
    doubt = "phụ lục không nói rõ cấp nào dùng bộ này; sửa cho đúng chữ trong danh sách đơn vị"
    yield "levels", (level or "commune",), () if level else (doubt,)
    year, issuer = _YEAR.search(everything), _ISSUER.search(everything)
    if year is not None:
        yield "year", year["year"], ()
    if issuer is not None:
        yield "issuer", issuer["issuer"].strip(), ()
    decision = _DECISION.search(everything)
    if decision is not None:
        yield "legal_basis", (decision.group(),), ()
    yield from _total(fields, tree)
    yield "rounding", {"index": "2"}, ()


def _total(fields: Sequence[Draft], tree: AnnexTree) -> Iterator[tuple[str, Value, Sequence[str]]]:
    """The printed total; where it is not the sum of the fields it stays, for `criteria check` to point at."""
    added = exact_sum(field.max for field in fields if field.max is not None)
    if tree.total is None:
        yield "total", said(added), ("phụ lục không in tổng điểm; tạm lấy tổng của các lĩnh vực",)
        return
    values = said(tree.total).replace(".", ","), said(added).replace(".", ",")
    doubt = f"{tree.total_cell}: phụ lục in tổng {values[0]}, các lĩnh vực cộng lại được {values[1]}"
    yield "total", said(tree.total), () if tree.total == added else (doubt,)


def _block(tree: AnnexTree, block: Block, drafts: Sequence[Draft]) -> DraftBlock:
    name = "bonus" if block is tree.bonus else "penalty"
    title = re.sub(r"\s*\((?:cộng thêm|trừ đi), tối đa\)$", "", tidy(block.head.row.text))
    cap: Number | None = block.cap
    doubts: tuple[str, ...] = ()
    if cap is None:
        cap = exact_sum(draft.max or ZERO for draft in drafts)
        doubts = (f"{block.head.row.cell}: không in mức tối đa; tạm lấy tổng của các dòng",)
    return DraftBlock(name, title, cap, drafts, doubts)


def _name(file: str) -> str:
    """A short name for the set, from that of its file."""
    return fold(_base(file).rpartition(".")[0]).replace(" ", "-") or "bo-tieu-chi"


def _base(file: str) -> str:
    """A file's name without its folder, which is nobody's business in the set."""
    return re.split(r"[/\\]", file)[-1]


def _problems(book: Book, sheet: Sheet, tree: AnnexTree) -> Iterator[Problem]:
    for cell, stored, read_as, kind in tree.stored:
        code = "annex-code-date" if kind is CellKind.DATE else "annex-code-number"
        place = Place(book.file, sheet.name or None, cell.rpartition("!")[2])
        yield Problem(code, place, {"stored": stored, "read": read_as})
    for other in book.sheets:
        if other is not sheet and not other.hidden and columns_of(other) is not None:
            yield Problem("annex-other-sheet", Place(book.file, other.name), {"sheet": sheet.name})
