"""`bench`: run a named benchmark, or list them."""

from __future__ import annotations

import argparse
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.commands.frame.path_options import READ_PATH, written_file
from engine.commands.frame.value_options import WORD, NumberOption
from engine.commands.support.terminal import Terminal
from engine.core import Progress, UserError
from engine.core.ranges import MINUTES, NumberRange

if TYPE_CHECKING:
    from engine.bench.support.options import Choices
    from engine.bench.support.rows import Row

_COUNTS = NumberRange(1, 1_000_000, is_whole=True)
_NONE_OR_MORE = NumberRange(0, 1_000_000, is_whole=True)
_HOURS = NumberRange(0, 1000)
_SIDES = NumberRange(512, 17_000, is_whole=True)
_LISTENERS = ("say", "describe", "fail")

HELP = "run a named benchmark; without a name, list them"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", type=WORD, nargs="?", metavar="NAME", help="which one; none lists them")
    parser.add_argument("--data", type=READ_PATH, metavar="DIR", help="folder of data sets to measure on")
    parser.add_argument(
        "--arch", type=WORD, nargs="+", metavar="A", help="networks: only these architectures"
    )
    parser.add_argument(
        "--minutes",
        type=NumberOption(MINUTES),
        metavar="M",
        help="networks: most minutes of training for each; learning, source: minutes of training for each; "
        "effort: most minutes of simulated work for each",
    )
    parser.add_argument(
        "--steps",
        type=NumberOption(_COUNTS),
        metavar="N",
        help="networks, losses: steps of training for each",
    )
    parser.add_argument(
        "--seeds",
        type=NumberOption(_COUNTS),
        metavar="N",
        help="losses, learning, source: trainings that differ in their seed, or in what is held back",
    )
    parser.add_argument(
        "--pretrained",
        action=argparse.BooleanOptionalAction,
        help="networks: start encoders from ImageNet weights (default: from random ones)",
    )
    parser.add_argument(
        "--out",
        type=written_file(_is_figures),
        metavar="FILE",
        help="networks: JSON lines of the rows measured so far; effort, learning, source: JSON of all "
        "figures; effort, learning: and a plot beside it",
    )
    parser.add_argument(
        "--policy",
        type=WORD,
        nargs="+",
        metavar="P",
        help="effort: of brush, cut, corrective, inkling, wall, wall-first (default: all)",
    )
    parser.add_argument(
        "--images",
        type=NumberOption(_COUNTS),
        metavar="N",
        help="effort: so many images, spread over the folder; canvas: images of the long list; import: masks",
    )
    parser.add_argument(
        "--classes", type=WORD, nargs="+", metavar="NAME", help="effort: only these; others are background"
    )
    _add_reliability_arguments(parser)
    _add_canvas_arguments(parser)


def _add_canvas_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--events", type=NumberOption(_COUNTS), metavar="N", help="canvas: events for each case"
    )
    parser.add_argument(
        "--side",
        type=NumberOption(_SIDES),
        metavar="PX",
        help="canvas: pixels of each side of the large image",
    )
    parser.add_argument(
        "--parts",
        type=WORD,
        nargs="+",
        metavar="PART",
        help="canvas: of large, fine, opening, crowd, acceptance, loop, start; first-model: of "
        "masks, scribbles (default: all)",
    )
    parser.add_argument(
        "--peer-python",
        type=READ_PATH,
        nargs="+",
        metavar="PATH",
        help="canvas: interpreters of environments with napari or labelme, to measure these beside",
    )


def _add_reliability_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--kills",
        type=NumberOption(_NONE_OR_MORE),
        metavar="N",
        help="reliability: processes to kill; 0 for none",
    )
    parser.add_argument(
        "--inputs",
        type=NumberOption(_NONE_OR_MORE),
        metavar="N",
        help="reliability: mutated inputs; 0 for none",
    )
    parser.add_argument(
        "--moments",
        type=NumberOption(_NONE_OR_MORE),
        metavar="N",
        help="reliability: moments at which each command gets each signal; 0 for none",
    )
    parser.add_argument(
        "--hours", type=NumberOption(_HOURS), metavar="H", help="reliability: simulated hours; 0 for none"
    )


def _is_figures(path: Path) -> bool:
    from engine.bench.models.networks import LINE_KEYS
    from engine.files.own_results import are_json_lines, is_sealed_text

    return are_json_lines(path, LINE_KEYS) or is_sealed_text(path)


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

    choices = replace(_choices(options), say=terminal.say, describe=describe, fail=terminal.fail)
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

    names = [field.name for field in fields(Choices) if field.name not in _LISTENERS]
    chosen = {name: value for name in names if (value := getattr(options, name)) is not None}
    for name in chosen:
        if name not in CHOICES.get(options.name, ()):
            takers = ", ".join(bench for bench, taken in CHOICES.items() if name in taken)
            raise UserError(
                f"The benchmark '{options.name}' takes no --{name.replace('_', '-')}.",
                f"It is for: {takers}.",
            )
    for name in ("arch", "policy", "classes", "parts", "peer_python"):
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
