"""Page docs/measurements/import.md, written by a whole run of `bench import` in a checkout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from engine.bench.support.machine import PROGRAM_FOLDER
from engine.bench.support.rows import Row

PAGE: Final = PROGRAM_FOLDER / "docs" / "measurements" / "import.md"

_INTRODUCTION: Final = """# Import

Made by `python main.py bench import`; do not edit. Masks of 256 x 256 pixels with six discs, a PNG each, come
into a new project as one import: images added, masks checked against them, history, fingerprints and mask
files stored, all of it on the disk when the project is closed at the end. The peer is a plain loop of Pillow
that opens each mask, decodes it and writes it again; it waits for no disk and stores nothing else. Processor
time is that of the process, all its threads together, which other programs at work stretch less than the
clock. A ratio above 1 means that Inkling is faster.

The first images of a COCO file are timed from its opening until they are in the project, to be shown and
labelled; the goal is 5 s. The rest follows behind.
"""
_BUSY_LOAD: Final = 1.0
_BUSY: Final = "Other programs were at work on the same cores: compare ratios, and processor time."


def write_page(rows: Sequence[Row], machine: Mapping[str, Any], *, is_whole: bool) -> None:
    """Write the page; nothing for a run in a small form, nor in an installed program without documents."""
    if is_whole and PAGE.parent.is_dir():
        PAGE.write_text(page_text(rows, machine), encoding="utf-8")


def page_text(rows: Sequence[Row], machine: Mapping[str, Any]) -> str:
    """The whole page."""
    lines = [
        _INTRODUCTION,
        f"{datetime.now(UTC):%Y-%m-%d}: {machine['cpu']}, {machine['cores']} cores, "
        f"{machine['memory_gib']} GiB, load {machine['load_1min']} before; {machine['system']}, "
        f"Python {machine['python']}.",
        "",
    ]
    if machine["load_1min"] > _BUSY_LOAD:
        lines += [_BUSY, ""]
    lines += ["| what | Inkling | a loop of Pillow | unit | n | ratio |", "|---|---:|---:|---|---:|---:|"]
    for row in rows:
        cells = (
            row.metric,
            _figure(row.value),
            _figure(row.peer),
            row.unit,
            f"{row.n:,}",
            _figure(row.ratio),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.4g}"
