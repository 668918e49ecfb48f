"""Command line: one parser for all commands, and the runner of a parsed command."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NoReturn, Protocol, cast

import engine
from engine.commands.frame.json_result import JsonTarget
from engine.commands.frame.path_options import READ_PATH, CommandParser, guard_paths
from engine.commands.frame.stop_signals import StopSignals
from engine.commands.frame.streams import plain
from engine.commands.frame.value_options import WORD
from engine.commands.support import distributed
from engine.commands.support.exit_codes import (
    EXIT_BAD_INPUT,
    EXIT_INTERNAL,
    EXIT_OK,
    report_error,
    report_finished,
)
from engine.commands.support.prediction_options import expand_uncertainty_option
from engine.commands.support.terminal import Terminal
from engine.core import EngineError, UserError
from engine.core.launch import launched
from engine.files.temporary_folders import temporary_place

JsonObject = dict[str, Any]

HEADLESS: Final[dict[str, str]] = {
    "new": "engine.commands.new",
    "train": "engine.commands.train",
    "pretrain": "engine.commands.pretrain",
    "predict": "engine.commands.predict",
    "export-model": "engine.commands.export_model",
    "refine": "engine.commands.refine",
    "evaluate": "engine.commands.evaluate",
    "sequence": "engine.commands.sequence",
    "relink": "engine.commands.relink",
    "import": "engine.commands.datasets.import_dataset",
    "audit": "engine.commands.datasets.audit",
    "export": "engine.commands.export",
    "bridge": "engine.commands.datasets.bridge",
    "backup": "engine.commands.backup",
    "restore": "engine.commands.restore",
    "effort": "engine.commands.effort",
    "next": "engine.commands.next",
    "tags": "engine.commands.datasets.tags",
    "formats": "engine.commands.datasets.formats",
    "models": "engine.commands.models",
    "licences": "engine.commands.licences",
    "bench": "engine.commands.bench",
    "doctor": "engine.commands.doctor",
    "prepare": "engine.commands.prepare",
}
"""Command name -> module with HELP, `add_arguments(parser)` and `run(options, terminal)`."""


class CommandModule(Protocol):
    """Interface of a command's module, which is light to import."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, options: argparse.Namespace, terminal: Terminal) -> JsonObject: ...


@dataclass(frozen=True, slots=True)
class ParsedCommand:
    """A parsed command line."""

    command: str
    options: argparse.Namespace


class _Parser(CommandParser):
    """Reports bad usage in one line instead of the whole usage text."""

    def error(self, message: str) -> NoReturn:
        distributed.exit_unless_first(launched())
        self.exit(EXIT_BAD_INPUT, f"{self.prog}: {plain(message)}. See '{self.prog} --help'.\n")


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole program."""
    parser = _Parser(
        prog="inkling",
        description="Label segmentation datasets: you scribble, Inkling cuts; you correct, Inkling learns. "
        "Without a command, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"inkling {engine.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    opener = commands.add_parser("open", help="the window on a project, a folder of images or one image")
    opener.add_argument("path", type=READ_PATH, metavar="PATH")
    commands.add_parser("demo", help="the window on a ready-made sample project (no download)")
    for name, module_name in HEADLESS.items():
        module = cast(CommandModule, importlib.import_module(module_name))
        sub = commands.add_parser(name, help=module.HELP, description=_sentence(module.HELP))
        sub.add_argument(
            "--json", type=WORD, metavar="FILE", help="write the result as JSON ('-': standard output)"
        )
        module.add_arguments(sub)
        sub.add_ranges_to_help()
        sub.set_defaults(module=module, parser=sub)
    return parser


def parse(arguments: Sequence[str]) -> ParsedCommand:
    """The parsed command; bad usage ends the program with exit code 2 and one line."""
    options = build_parser().parse_args(expand_uncertainty_option(arguments))
    return ParsedCommand(options.command, options)


def refuse_missing(path: Path) -> None:
    """Raise UserError before a window opens on nothing."""
    if not path.exists():
        raise UserError(f"There is nothing at {path}.", "Name a project, a folder of images or one image.")


def run_headless(command: ParsedCommand, on_end: Callable[[], None] = lambda: None) -> int:
    """Run one headless command to its end; the exit code. Errors become one line on stderr.

    Args:
        on_end: called when the work has come to its end, before the former handlers of signals are back.
    """
    options = command.options
    temporary_place()
    launch = launched()
    is_first = launch is None or launch.rank == 0
    try:
        options.guard = guard_paths(options.parser, options)
        target = JsonTarget(options.json, options.guard) if options.json else None
    except (EngineError, OSError) as error:
        return report_error(error, sys.stderr)
    # With JSON on standard output, a pipe must see nothing else there.
    words = sys.stdout if target is None or not target.is_standard_output else sys.stderr
    terminal = Terminal(
        distributed.output_stream(launch, words), distributed.output_stream(launch, sys.stderr)
    )
    with StopSignals(terminal.token, on_end) as signals:
        process_exit = None if launch is None else distributed.ProcessExit(terminal.token)
        try:
            result = _run_work(options, terminal, signals, process_exit)
            if target is not None and is_first:
                target.write(result, sys.stdout)
            terminal.finish()
            if process_exit is not None:
                process_exit.finish(_exit_code(terminal))
        except Exception as error:  # noqa: BLE001 - the border: becomes an exit code
            if process_exit is not None and launch is not None:
                process_exit.fail(error, launch)
            terminal.finish()
            return report_error(error, sys.stderr, signals.exit_code)
    if signals.received is not None:
        return report_finished(sys.stderr, signals.exit_code)
    return _exit_code(terminal)


def _exit_code(terminal: Terminal) -> int:
    """Exit code of work that came to its end."""
    if terminal.failed:
        return EXIT_INTERNAL
    return EXIT_BAD_INPUT if terminal.rejected else EXIT_OK


def _run_work(
    options: argparse.Namespace,
    terminal: Terminal,
    signals: StopSignals,
    process_exit: distributed.ProcessExit | None,
) -> JsonObject:
    """Run the command on a second thread, so that a signal takes effect even inside compiled code."""
    module = cast(CommandModule, options.module)
    results: list[JsonObject] = []
    failures: list[BaseException] = []

    def body() -> None:
        try:
            results.append(module.run(options, terminal))
        except BaseException as error:  # noqa: BLE001 - carried over to the main thread
            failures.append(error)

    signals.run(body, lambda: None if process_exit is None else process_exit.check_deadline())
    if failures:
        raise failures[0]
    return results[0]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."
