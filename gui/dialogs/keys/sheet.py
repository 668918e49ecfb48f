"""Printable sheet of the keys as they are now, as HTML or PDF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from itertools import combinations, pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument

from engine.files.atomic import atomic_file
from gui.language.texts import tr

KeyRow = tuple[str, str, str, str]
"""(menu, action, keys, what it does)."""

COLUMNS: Final = 3
_HEADING_ROWS: Final = 2
"""Rows of a table that a heading takes the room of."""
_MARGIN_MM: Final = 10
_DPI: Final = 300
_STYLE: Final = (
    "body{font-family:sans-serif;font-size:7.5pt;color:#000;background:#fff}"
    "h1{font-size:14pt;margin:0 0 2px}h2{font-size:9pt;margin:7px 0 1px}p{margin:0 0 4px;color:#444}"
    "td{padding:1px 6px 1px 0;vertical-align:top}.key{font-weight:bold}"
)
_MAY_BREAK: Final = re.compile(r"(?<=\w)\+(?=\w)")


def fixed_mark() -> str:
    """What stands after keys that cannot be changed; on paper that is of no use."""
    return f"  {tr('(fixed)')}"


def sheet_html(rows: Sequence[KeyRow]) -> str:
    """Page with one table for each menu, in the order of the rows, in columns; what has no key is left out.

    A browser shows what an action does when the pointer rests on it.
    """
    blocks = _blocks(rows)
    sizes = [len(block) + _HEADING_ROWS for block in blocks]
    tables = [_table(block) for block in blocks]
    columns = ["".join(tables[first:last]) for first, last in columns_of(sizes)]
    columns += [""] * (COLUMNS - len(columns))
    cells = "".join(f'<td width="{100 // COLUMNS}%">{column}</td>' for column in columns)
    title, note = escape(tr("Keys of Inkling")), escape(tr("As they are set now"))
    head = f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    body = f'<h1>{title}</h1><p>{note}</p><table width="100%"><tr>{cells}</tr></table>'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def columns_of(sizes: Sequence[int]) -> list[tuple[int, int]]:
    """(First, one past the last) of the blocks in each column, in order, so that the longest is short."""
    count = min(COLUMNS, max(1, len(sizes)))
    ways = ([*pairwise((0, *cuts, len(sizes)))] for cuts in combinations(range(1, len(sizes)), count - 1))
    return min(ways, key=lambda way: max(sum(sizes[first:last]) for first, last in way))


def _blocks(rows: Sequence[KeyRow]) -> list[list[KeyRow]]:
    """The rows that have keys, by menu."""
    menus = dict.fromkeys(row[0] for row in rows if row[2])
    return [[row for row in rows if row[0] == menu and row[2]] for menu in menus]


def _table(rows: Sequence[KeyRow]) -> str:
    mark = fixed_mark()
    lines = "".join(
        f'<tr><td class="key" width="46%">{_breakable(keys.removesuffix(mark))}</td>'
        f'<td title="{escape(tip)}">{escape(action)}</td></tr>'
        for _menu, action, keys, tip in rows
    )
    return f'<h2>{escape(rows[0][0])}</h2><table width="100%">{lines}</table>'


def _breakable(keys: str) -> str:
    """The keys, which may go on in the next line after a "+" that joins two of them."""
    return _MAY_BREAK.sub("+\u200b", escape(keys))


def sheet_pages(rows: Sequence[KeyRow], writer: QPdfWriter) -> list[QTextDocument]:
    """Pages as wide as those of the writer: as many whole menus on each as there is room for."""
    pages: list[QTextDocument] = []
    shown: list[KeyRow] = []
    for block in _blocks(rows):
        page = _page([*shown, *block], writer)
        if shown and page.size().height() > writer.height():
            shown, page = [], _page(block, writer)
            pages.append(page)
        elif pages:
            pages[-1] = page
        else:
            pages.append(page)
        shown += block
    return pages


def _page(rows: Sequence[KeyRow], writer: QPdfWriter) -> QTextDocument:
    page = QTextDocument()
    page.documentLayout().setPaintDevice(writer)
    page.setDocumentMargin(0)
    page.setHtml(sheet_html(rows))
    page.setTextWidth(writer.width())
    return page


def sheet_writer(buffer: QBuffer) -> QPdfWriter:
    """A writer of pages of A4."""
    writer = QPdfWriter(buffer)
    writer.setTitle(tr("Keys of Inkling"))
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(*[_MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)
    return writer


def sheet_pdf(rows: Sequence[KeyRow]) -> bytes:
    """The sheet as a PDF for A4, on as many pages as it takes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = sheet_writer(buffer)
    painter = QPainter(writer)
    for number, page in enumerate(sheet_pages(rows, writer)):
        if number:
            writer.newPage()
        painter.save()
        # A menu that is longer than a page becomes smaller: nothing is cut off.
        scale = min(1.0, writer.height() / page.size().height())
        painter.scale(scale, scale)
        page.drawContents(painter)
        painter.restore()
    painter.end()
    del painter, writer
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
