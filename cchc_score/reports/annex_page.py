"""Reports: a criteria set as a Markdown page, with an anchor at every field and leaf to link to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cchc_score.decimals import show
from cchc_score.reports.annex import Annex, AnnexBlock, AnnexNode

_MARKS = re.compile(r"([\\`*_\[\]<>|#])")


def annex_page(annex: Annex) -> str:
    """The whole page, ending with a line end."""
    parts = [
        *_top(annex),
        *_contents(annex),
        *(line for block in annex.blocks() for line in _block(block, annex)),
        *_bottom(annex),
    ]
    return "\n".join(parts).rstrip("\n") + "\n"


def anchor(code: str) -> str:
    """Where a code stands in the page: `#tc-3.2.1`."""
    return f"tc-{re.sub(r'[^0-9A-Za-zÀ-ỹĐđ._-]', '-', code)}"


def _top(annex: Annex) -> Iterator[str]:
    leaves = [node for block in annex.blocks() for node in block.nodes if node.leaf]
    drafted = sum(not node.confirmed for node in leaves)
    yield from (f"# {_plain(annex.title)}", "")
    if annex.standing is not None:
        yield from (f"**{_plain(annex.standing)}.**", "")
    yield f"- Bộ tiêu chí: `{annex.id}`, phiên bản {_plain(annex.version)}"
    yield f"- Tổng điểm: {show(annex.fields.max, 'vi')}; {len(leaves)} tiêu chí chấm điểm"
    if drafted:
        yield (
            f"- Theo văn bản: {len(leaves) - drafted} tiêu chí; lựa chọn của người soạn, chưa có văn bản xác "
            f"nhận: {drafted} tiêu chí (ghi rõ ở từng tiêu chí)"
        )
    yield from _list("Căn cứ", annex.legal_basis)
    yield f"- SHA-256: `{annex.sha256}`"
    yield ""


def _contents(annex: Annex) -> Iterator[str]:
    yield from ("| Mã | Lĩnh vực | Điểm tối đa |", "|---|---|--:|")
    for node in annex.fields.nodes:
        if node.depth == 0:
            link = f"[{_plain(node.code)}](#{anchor(node.code)})"
            yield f"| {link} | {_plain(node.title)} | {show(node.max, 'vi')} |"
    yield f"| | **{annex.fields.title}** | **{show(annex.fields.max, 'vi')}** |"
    for block in annex.extras:
        yield f"| | {_plain(block.title)} ({block.counts}) | {show(block.max, 'vi')} |"
    yield ""


def _block(block: AnnexBlock, annex: Annex) -> Iterator[str]:
    outside = block is not annex.fields
    if outside:
        yield from (f"## {_plain(block.title)} ({block.counts} {show(block.max, 'vi')} điểm)", "")
    legal: dict[int, tuple[str, ...]] = {}
    for node in block.nodes:
        legal[node.depth] = node.legal or legal.get(node.depth - 1, ())
        yield from _node(node, legal[node.depth], outside)


def _node(node: AnnexNode, legal: tuple[str, ...], outside: bool) -> Iterator[str]:
    level = "#" * min(2 + node.depth + outside, 6)
    yield f'<a id="{anchor(node.code)}"></a>'
    yield ""
    yield f"{level} {_plain(node.code)}. {_plain(node.title)} – {show(node.max, 'vi')} điểm"
    yield ""
    yield from _spaced(f"- {_plain(line)}" for line in node.scale)
    yield from _spaced(_leaf_facts(node, legal) if node.leaf else _common_facts(node, node.legal))


def _common_facts(node: AnnexNode, legal: tuple[str, ...]) -> Iterator[str]:
    yield from _pair("Tài liệu kiểm chứng", node.evidence)
    yield from _pair("Căn cứ", legal)
    yield from _pair("Hướng dẫn", (node.guidance,) if node.guidance is not None else ())
    yield from _pair("Lưu ý", node.remarks)


def _leaf_facts(node: AnnexNode, legal: tuple[str, ...]) -> Iterator[str]:
    yield from _common_facts(node, legal)
    yield from _pair("Cơ quan thẩm định", (node.department,) if node.department is not None else ())
    yield from _pair("Nguồn điểm", (node.filled_by or "tự đánh giá",))
    confirmed = "theo văn bản được dẫn" if node.confirmed else "lựa chọn của người soạn, chưa có văn bản xác nhận"
    yield from _pair("Cơ sở", (confirmed,))


def _bottom(annex: Annex) -> Iterator[str]:
    yield from ("## Cách tính chung", "")
    yield from (f"- {_plain(rule)}" for rule in annex.rules)
    yield from (f"- {_plain(note)}" for note in annex.notes)


def _pair(label: str, values: Iterable[str]) -> Iterator[str]:
    """One line of the small list below a leaf; hard line breaks keep them apart."""
    text = "; ".join(_plain(value) for value in values)
    if text:
        yield f"**{label}:** {text}  "


def _spaced(lines: Iterable[str]) -> Iterator[str]:
    """The lines and a blank one; nothing at all when there are none."""
    found = tuple(lines)
    yield from (*found, "") if found else ()


def _list(label: str, values: Iterable[str]) -> Iterator[str]:
    yield from (f"- {label}: {_plain(value)}" for value in values)


def _plain(text: str) -> str:
    """A text in which Markdown sees nothing of its own."""
    return _MARKS.sub(r"\\\1", text).replace("\n", " ")
