"""`bench`: run a named benchmark, or list them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.commands.terminal import Terminal
from engine.core import Progress

if TYPE_CHECKING:
    from engine.bench.rows import Row

HELP = "run a named benchmark; without a name, list them"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="which one; none lists them")
    parser.add_argument("--data", type=Path, metavar="DIR", help="folder of data sets to measure on")


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """The benchmark's figures with the machine they hold for."""
    from engine.bench import BENCHES, load_bench
    from engine.bench.machine import describe_machine

    if options.name is None:
        for name, sentence in BENCHES.items():
            terminal.say(f"{name:12} {sentence}")
        return {"benches": dict(BENCHES)}
    bench = load_bench(options.name)
    # Before the run: afterwards the load would be our own.
    machine = describe_machine()
    with terminal.progress(options.name) as report:

        def checked(progress: Progress) -> None:
            terminal.token.check()
            report(progress)

        rows = [as_json(row) for row in bench(options.data, checked)]
    terminal.say(f"{machine['cpu']}, {machine['cores']} cores, load {machine['load_1min']}")
    for row in rows:
        terminal.say(_line(row))
    return {"bench": options.name, "machine": machine, "rows": rows}


def as_json(row: Row) -> dict[str, Any]:
    """One row as outsiders read it: `peer` is the peer's name, its figure stands in `peer_value`."""
    return {
        "metric": row.metric,
        "value": row.value,
        "unit": row.unit,
        "peer": row.peer_name,
        "peer_value": row.peer,
        "ratio": row.ratio,
        "n": row.n,
        "p95": row.p95,
    }


def _line(row: dict[str, Any]) -> str:
    spread = f" (p95 {row['p95']:.4g})" if row.get("p95") is not None else ""
    against = f"  {row['ratio']:.2f}x against {row['peer']}" if row.get("ratio") is not None else ""
    return f"{row['metric']:44} {row['value']:10.4g} {row['unit']}{spread}{against}"
