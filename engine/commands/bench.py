"""`bench`: run a named benchmark, or list them."""

from __future__ import annotations

import argparse
import math
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.commands.support.terminal import Terminal
from engine.core import Progress, UserError

if TYPE_CHECKING:
    from engine.bench.support.options import Choices
    from engine.bench.support.rows import Row

HELP = "run a named benchmark; without a name, list them"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="which one; none lists them")
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder of data sets to measure on")
    parser.add_argument("--arch", nargs="+", metavar="A", help="networks: only these architectures")
    parser.add_argument(
        "--minutes",
        type=float,
        metavar="M",
        help="networks: most minutes of training for each; learning: minutes of training for each; effort: "
        "most minutes of simulated work for each",
    )
    parser.add_argument("--steps", type=int, metavar="N", help="networks, losses: steps of training for each")
    parser.add_argument(
        "--seeds", type=int, metavar="N", help="losses, learning: trainings that differ in their seed only"
    )
    parser.add_argument(
        "--pretrained",
        action=argparse.BooleanOptionalAction,
        help="networks: start encoders from ImageNet weights (default: from random ones)",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="networks: JSON lines of the rows measured so far; effort, learning: JSON of all figures, "
        "and a plot beside it",
    )
    parser.add_argument(
        "--policy", nargs="+", metavar="P", help="effort: of brush, cut, corrective, inkling (default: all)"
    )
    parser.add_argument(
        "--images", type=int, metavar="N", help="effort: so many images, spread over the folder"
    )
    parser.add_argument(
        "--classes", nargs="+", metavar="NAME", help="effort: only these; others are background"
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Figures of the benchmark, with a description of the machine."""
    from engine.bench import BENCHES, load_bench
    from engine.bench.support.machine import describe_machine

    if options.name is None:
        for name, sentence in BENCHES.items():
            terminal.say(f"{name:12} {sentence}")
        return {"benches": dict(BENCHES)}
    bench = load_bench(options.name)
    conditions: list[str] = []

    def describe(sentence: str) -> None:
        conditions.append(sentence)
        terminal.say(sentence)

    choices = replace(_choices(options), say=terminal.say, describe=describe)
    # Before the run: afterwards the load would be our own.
    machine = describe_machine()
    with terminal.progress(options.name) as report:

        def checked(progress: Progress) -> None:
            terminal.token.check()
            report(progress)

        rows = [as_json(row) for row in bench(options.data, checked, choices)]
    terminal.say(f"{machine['cpu']}, {machine['cores']} cores, load {machine['load_1min']}")
    for line in _lines(rows):
        terminal.say(line)
    return {"bench": options.name, "machine": machine, "conditions": " ".join(conditions), "rows": rows}


def _choices(options: argparse.Namespace) -> Choices:
    """Choices of the command line.

    Raises:
        UserError: the benchmark does not take an option, or a number makes no sense.
    """
    from engine.bench import CHOICES
    from engine.bench.support.options import Choices

    names = [field.name for field in fields(Choices) if field.name not in ("say", "describe")]
    chosen = {name: value for name in names if (value := getattr(options, name)) is not None}
    for name, value in chosen.items():
        if name not in CHOICES.get(options.name, ()):
            takers = ", ".join(bench for bench, taken in CHOICES.items() if name in taken)
            raise UserError(f"The benchmark '{options.name}' takes no --{name}.", f"It is for: {takers}.")
        if name in ("minutes", "steps", "seeds", "images") and not 0 < value < math.inf:
            raise UserError(f"--{name} cannot be {value:g}.", "Give a number above 0.")
    for name in ("arch", "policy", "classes"):
        if name in chosen:
            chosen[name] = tuple(chosen[name])
    return Choices(**chosen)


def as_json(row: Row) -> dict[str, Any]:
    """One row of the JSON result: `peer` is the peer's name, `peer_value` its figure."""
    return {
        "metric": f"{row.subject}: {row.metric}" if row.subject else row.metric,
        "value": row.value,
        "unit": row.unit,
        "peer": row.peer_name,
        "peer_value": row.peer,
        "ratio": row.ratio,
        "n": row.n,
        "p95": row.p95,
        "subject": row.subject,
        "figure": row.metric,
        "spread": row.spread,
        "note": row.note,
    }


def _lines(rows: list[dict[str, Any]]) -> list[str]:
    """Rows with a subject as one table, below the others."""
    from engine.bench.support.tables import as_text, table_lines

    compared = [row for row in rows if row["subject"]]
    lines = [_line(row) for row in rows if not row["subject"]]
    return lines + (as_text(table_lines(compared)) if compared else [])


def _line(row: dict[str, Any]) -> str:
    value = "-" if row["value"] is None else f"{row['value']:.4g}"
    spread = f" (p95 {row['p95']:.4g})" if row.get("p95") is not None else ""
    against = f"  {row['ratio']:.2f}x against {row['peer']}" if row.get("ratio") is not None else ""
    return f"{row['metric']:44} {value:>10} {row['unit']}{spread}{against}  {row['note']}".rstrip()
