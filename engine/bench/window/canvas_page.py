"""Page of the measurements of the canvas, written by a whole run of `bench canvas` in a checkout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

import numpy as np

from engine.bench.support.machine import PROGRAM_FOLDER
from engine.bench.window.canvas_goals import Figure

PAGE: Final = PROGRAM_FOLDER / "docs" / "measurements" / "canvas.md"

_INTRODUCTION: Final = """# Canvas

Made by `python main.py bench canvas`; notes below stay. Raster engine of Qt, window of 1920x1080, synthetic
events at 120 Hz, each one after the one before it was painted. A figure runs from the moment that the event
is due to the end of the paint after which all that is in view is drawn as it is now; *work* is the processor
time of the window's thread in it, which other programs on the machine do not stretch. The reach is a goal for
the p95 where nothing else is said. After brushes and at two scales the canvas is compared, pixel by pixel,
with a plain composition of the image and the mask in NumPy; pixels near an edge, where lines are drawn, are
left out. Memory is that of the window's process, without that comparison. Peers are measured in the same run,
in windows of their own, for a minute at most in each case: a plain QGraphicsView with two pictures (as large
as the canvas), napari (its OpenGL by a software renderer where there is no graphics card) and labelme.
"""

_BUSY_LOAD: Final = 1.0
_BUSY: Final = """Other programs were at work on the same cores: times of the clock are many times longer than
on a quiet machine, *work* is less so (shared caches), and verdicts are about the clock."""


_NOTES: Final = "\n## Notes\n"


def write_page(figures: Sequence[Figure], machine: Mapping[str, Any], *, is_whole: bool) -> None:
    """Write the page; nothing for a run in a small form, nor in an installed program without documents.

    What somebody has written under "Notes" stays.
    """
    if is_whole and PAGE.parent.is_dir():
        before = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""
        _, heading, notes = before.partition(_NOTES)
        PAGE.write_text(page_text(figures, machine) + heading + notes, encoding="utf-8")


def page_text(figures: Sequence[Figure], machine: Mapping[str, Any]) -> str:
    """The whole page."""
    versions = machine["libraries"]
    lines = [
        _INTRODUCTION,
        f"{datetime.now(UTC):%Y-%m-%d}: {machine['cpu']}, "
        f"{machine['cores']} cores, {machine['memory_gib']} GiB, "
        f"load {machine['load_1min']} before; {machine['system']}, Python {machine['python']}, "
        f"PySide6 {versions['PySide6-Essentials']}.",
    ]
    if machine["load_1min"] > _BUSY_LOAD:
        lines += ["", _BUSY]
    for group in dict.fromkeys(figure.group for figure in figures):
        own = [figure for figure in figures if figure.group == group]
        names = list(dict.fromkeys(name for figure in own for name in figure.peers or {}))
        head = [
            "what",
            "median",
            "p95",
            "p99",
            "unit",
            "n",
            "reach",
            "",
            "work p95",
            *[f"{n} p95" for n in names],
        ]
        lines += ["", f"## {group}", "", f"| {' | '.join(head)} |"]
        lines.append(f"|---|{'---:|' * 3}---|---:|---:|---|{'---:|' * (1 + len(names))}")
        lines += [f"| {' | '.join(_cells(figure, names))} |" for figure in own]
    return "\n".join(lines) + "\n"


def _cells(figure: Figure, names: Sequence[str]) -> list[str]:
    p50, p95, p99 = (_number(float(v)) for v in np.percentile(figure.values, (50, 95, 99)))
    verdict = {True: "reached", False: "**not reached**", None: ""}[figure.is_reached]
    single = len(figure.values) == 1
    return [
        figure.name,
        p50,
        "" if single else p95,
        "" if single else p99,
        figure.unit,
        str(len(figure.values)),
        "" if figure.goal is None else f"{figure.goal:g}",
        verdict,
        _number(float(np.percentile(figure.work, 95))) if figure.work else "",
        *[_peer_cell(figure, name) for name in names],
    ]


def _peer_cell(figure: Figure, name: str) -> str:
    values = (figure.peers or {}).get(name, "")
    return values if isinstance(values, str) else _number(float(np.percentile(values, 95)))


def _number(value: float) -> str:
    return f"{value:.4g}"
