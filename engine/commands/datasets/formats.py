"""`formats`: formats that data sets are read from and written to, with what each can carry."""

from __future__ import annotations

import argparse
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final

from engine.commands.support.terminal import Terminal

if TYPE_CHECKING:
    from engine.formats.catalog_rows import Carries

HELP = "formats that `import` reads and `export` writes, and what each can carry"

WORDS: Final = {
    "instances": "objects",
    "holes": "holes",
    "ignore": "unlabelled",
    "overlap": "overlap",
    "sixteen_bits": "16 bits",
    "names": "names",
    "colors": "colours",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--in",
        dest="only_in",
        action="store_true",
        help="only those that `import` reads, and what they expect",
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """List all formats in their groups, by title."""
    rows = format_rows()
    if options.only_in:
        rows = [row for row in rows if row["in"]]
    wide = max(len(row["title"]) for row in rows)
    terminal.say(f"{'name':20} {'in':4} {'out':4} {'title':{wide}} carries")
    group = ""
    for row in rows:
        if row["group"] != group:
            group = row["group"]
            terminal.say(f"\n{group}")
        both = (row["carries_in"] or {}) | {k: v for k, v in (row["carries_out"] or {}).items() if v}
        words = ", ".join(WORDS[key] for key, value in both.items() if value)
        marks = [("yes" if row[side] else "-") for side in ("in", "out")]
        terminal.say(f"{row['name']:20} {marks[0]:4} {marks[1]:4} {row['title']:{wide}} {words}")
        if options.only_in:
            terminal.say(f"{'':20} {row['note_in']}")
    return {"formats": rows}


def format_rows() -> list[dict[str, Any]]:
    """Plain values of each format: name, title, group, whether it is read and written, what it carries."""
    from engine.formats.catalog import READERS, WRITERS
    from engine.formats.format_groups import grouped_formats

    rows = []
    titles = {name: row.title for name, row in WRITERS.items()}
    titles |= {name: row.title for name, row in READERS.items()}
    placed = [(name, group.title) for group in grouped_formats(titles) for name in group.names]
    for name, group in placed:
        reader, writer = READERS.get(name), WRITERS.get(name)
        rows.append(
            {
                "name": name,
                "title": titles[name],
                "group": group,
                "in": reader is not None,
                "out": writer is not None,
                "note_in": "" if reader is None else reader.note,
                "note_out": "" if writer is None else writer.note,
                "carries_in": None if reader is None else _values(reader.carries),
                "carries_out": None if writer is None else _values(writer.carries),
            }
        )
    return rows


def _values(carries: Carries) -> dict[str, bool]:
    return {field.name: getattr(carries, field.name) for field in fields(carries)}
