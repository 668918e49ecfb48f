"""Writes docs/measurements/performance.md from the benchmarks: `python docs/measure.py [NAME...]`.

Without names every benchmark is run; with names, only those, and the figures of the
others stay as they are. A table always names the machine that it was measured on.
Those that need data sets find them in the folder INKLING_DATA, or in `shared/data`
beside the checkout.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

DOCS: Final = Path(__file__).resolve().parent
MAIN: Final = DOCS.parent / "main.py"
FIGURES: Final = DOCS / "measurements" / "performance.json"
PAGE: Final = DOCS / "measurements" / "performance.md"

DATA: Final = Path(os.environ.get("INKLING_DATA") or DOCS.parents[1] / "shared" / "data")
DATA_OF: Final = {
    "networks": DATA / "camvid",
    "losses": DATA,
    "interactive": DATA / "davis345",
    "clicks": DATA,
    "source": DATA / "voc2007",
    "effort": DATA / "nuclei-dsb2018",
    "learning": DATA,
}

INTRODUCTION: Final = """# Measured performance

Made by `python docs/measure.py`; do not edit. A ratio above 1 means that Inkling is better than the
peer named. Machines differ and drift: compare ratios, and figures of one table, rather than
milliseconds between machines.
"""


def known_benches() -> list[str]:
    """Names that `bench` lists."""
    return list(_inkling("bench", "--json", "-")["benches"])


def table(result: dict[str, Any]) -> str:
    """One benchmark as Markdown."""
    from engine.bench.support.tables import as_markdown, table_lines

    machine = result["machine"]
    libraries = machine["libraries"]
    versions = ", ".join(f"{name} {libraries[name]}" for name in ("torch", "numba", "PySide6-Essentials"))
    lines = [
        f"## bench {result['bench']}",
        "",
        f"{machine['cpu']}, {machine['cores']} cores, {machine['memory_gib']} GiB, "
        f"load {machine['load_1min']} before; {machine['system']}, Python {machine['python']}, {versions}.",
        "",
    ]
    compared = [row for row in result["rows"] if row.get("subject")]
    if compared:
        lines += [result["conditions"], ""]
        return "\n".join([*lines, *as_markdown(table_lines(compared))]) + "\n"
    lines += [
        "| what | median | p95 | unit | n | peer | ratio |",
        "|---|---:|---:|---|---:|---|---:|",
    ]
    for row in result["rows"]:
        peer = "" if row["peer"] is None else f"{row['peer']}: {_figure(row['peer_value'])}"
        cells = (
            row["metric"],
            _figure(row["value"]),
            _figure(row["p95"]),
            row["unit"],
            str(row["n"]),
            peer,
            _figure(row["ratio"]),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description="Write docs/measurements/performance.md from benchmarks.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="those that are run (default: all)")
    names = parser.parse_args(arguments).names
    figures: dict[str, Any] = {}
    if FIGURES.is_file():
        figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    benches = known_benches()
    if unknown := sorted(set(names) - set(benches)):
        parser.error(f"there is no benchmark called {', '.join(unknown)}; choose from {', '.join(benches)}")
    for name in names or benches:
        data = ("--data", str(DATA_OF[name])) if name in DATA_OF else ()
        figures[name] = _inkling("bench", name, *data, "--json", "-")
    kept = {name: figures[name] for name in benches if name in figures}
    FIGURES.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    PAGE.write_text("\n".join([INTRODUCTION, *map(table, kept.values())]), encoding="utf-8")


def _inkling(*arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(MAIN), *arguments], stdout=subprocess.PIPE, text=True, check=True
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:.4g}"


if __name__ == "__main__":
    main(sys.argv[1:])
