"""Figures of several subjects as one table: a line for each subject, a column for each metric."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any


def table_lines(rows: Sequence[Mapping[str, Any]]) -> list[list[str]]:
    """Cells of the table, its heading first; `rows` are benchmark rows in JSON form with a subject."""
    columns = list(dict.fromkeys(_heading(row) for row in rows if row["value"] is not None))
    lines = [["", *columns, ""]]
    for subject in dict.fromkeys(row["subject"] for row in rows):
        own = [row for row in rows if row["subject"] == subject]
        cells = {_heading(row): _cell(row) for row in own}
        notes = "; ".join(dict.fromkeys(row["note"] for row in own if row["note"]))
        lines.append([subject, *(cells.get(column, "-") for column in columns), notes])
    return lines


def as_text(lines: Sequence[Sequence[str]]) -> list[str]:
    """The table for a terminal: columns of equal width, the first and the last to the left."""
    widths = [max(len(line[i]) for line in lines) for i in range(len(lines[0]))]
    last = len(widths) - 1
    return [
        "  ".join(
            cell.ljust(widths[i]) if i in (0, last) else cell.rjust(widths[i]) for i, cell in enumerate(line)
        ).rstrip()
        for line in lines
    ]


def as_markdown(lines: Sequence[Sequence[str]]) -> list[str]:
    """The same as a table of Markdown."""
    rule = ["---", *["---:"] * (len(lines[0]) - 2), "---"]
    return [f"| {' | '.join(line)} |" for line in (lines[0], rule, *lines[1:])]


def _heading(row: Mapping[str, Any]) -> str:
    return f"{row['figure']} ({row['unit']})" if row["unit"] else str(row["figure"])


def _cell(row: Mapping[str, Any]) -> str:
    if row["value"] is None:
        return "-"
    spread = "" if row["spread"] is None else f" ± {row['spread']:.3g}"
    return f"{row['value']:.4g}{spread}"
