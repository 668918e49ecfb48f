"""Printable sheet of the keys as they are now, as HTML or PDF."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import combinations, pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument

from engine.files.atomic import atomic_file
from gui.language.texts import tr

KeyRow = tuple[str, str, str, str]
"""(menu, action, keys, what it does)."""

COLUMNS: Final = 3
_HEADING_ROWS: Final = 2
"""Rows of a table that a heading takes the room of."""
_STYLE: Final = (
    "body{font-family:sans-serif;font-size:7.5pt;color:#000;background:#fff}"
    "h1{font-size:14pt;margin:0 0 2px}h2{font-size:9pt;margin:7px 0 1px}p{margin:0 0 4px;color:#444}"
    "td{padding:1px 6px 1px 0;vertical-align:top}.key{white-space:nowrap;font-weight:bold}"
)


def fixed_mark() -> str:
    """What stands after keys that cannot be changed; on paper that is of no use."""
    return f"  {tr('(fixed)')}"


def sheet_html(rows: Sequence[KeyRow]) -> str:
    """Page with one table for each menu, in the order of the rows, in columns; what has no key is left out.

    A browser shows what an action does when the pointer rests on it.
    """
    with_keys = [row for row in rows if row[2]]
    blocks = {
        menu: [row for row in with_keys if row[0] == menu] for menu in dict.fromkeys(r[0] for r in with_keys)
    }
    sizes = [len(of_menu) + _HEADING_ROWS for of_menu in blocks.values()]
    tables = [_table(menu, of_menu) for menu, of_menu in blocks.items()]
    width = 100 // COLUMNS
    cells = "".join(
        f'<td width="{width}%">{"".join(tables[first:last])}</td>' for first, last in columns_of(sizes)
    )
    title, note = escape(tr("Keys of Inkling")), escape(tr("As they are set now"))
    head = f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    body = f'<h1>{title}</h1><p>{note}</p><table width="100%"><tr>{cells}</tr></table>'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def columns_of(sizes: Sequence[int]) -> list[tuple[int, int]]:
    """(First, one past the last) of the blocks in each column, in order, so that the longest is short."""
    count = min(COLUMNS, max(1, len(sizes)))
    ways = ([*pairwise((0, *cuts, len(sizes)))] for cuts in combinations(range(1, len(sizes)), count - 1))
    return min(ways, key=lambda way: max(sum(sizes[first:last]) for first, last in way))


def _table(menu: str, rows: Sequence[KeyRow]) -> str:
    mark = fixed_mark()
    lines = "".join(
        f'<tr><td class="key">{escape(keys.removesuffix(mark))}</td>'
        f'<td title="{escape(tip)}">{escape(action)}</td></tr>'
        for _menu, action, keys, tip in rows
    )
    return f"<h2>{escape(menu)}</h2><table>{lines}</table>"


def sheet_pdf(rows: Sequence[KeyRow]) -> bytes:
    """The same page as a PDF for A4, as many pages as it takes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(tr("Keys of Inkling"))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(10, 10, 10, 10))
    document = QTextDocument()
    document.setHtml(sheet_html(rows))
    document.print_(writer)
    del writer
    buffer.close()
    return bytes(buffer.data().data())


def write_sheet(path: Path, rows: Sequence[KeyRow]) -> None:
    """Write the sheet as a PDF, or as HTML where the name ends so.

    Raises:
        EngineError: it cannot be written there.
    """
    is_html = path.suffix.casefold() in (".html", ".htm")
    content = sheet_html(rows).encode() if is_html else sheet_pdf(rows)
    with atomic_file(path) as temporary:
        temporary.write_bytes(content)
