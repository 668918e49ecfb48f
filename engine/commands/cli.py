"""Command line: one parser for all commands, and the runner of a parsed command."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NoReturn, Protocol, TextIO, cast

import engine
from engine.commands.support import distributed
from engine.commands.support.exit_codes import EXIT_BAD_INPUT, EXIT_INTERRUPTED, EXIT_OK, report_error
from engine.commands.support.outputs import check_target, write_text
from engine.commands.support.prediction_options import expand_uncertainty_option
from engine.commands.support.terminal import Terminal
from engine.core import CancelToken, UserError
from engine.core.launch import launched

JsonObject = dict[str, Any]

HEADLESS: Final[dict[str, str]] = {
    "new": "engine.commands.new",
    "train": "engine.commands.train",
    "pretrain": "engine.commands.pretrain",
    "predict": "engine.commands.predict",
    "export-model": "engine.commands.export_model",
    "refine": "engine.commands.refine",
    "evaluate": "engine.commands.evaluate",
    "relink": "engine.commands.relink",
    "import": "engine.commands.import_masks",
    "export": "engine.commands.export",
    "effort": "engine.commands.effort",
    "next": "engine.commands.next",
    "models": "engine.commands.models",
    "bench": "engine.commands.bench",
    "doctor": "engine.commands.doctor",
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


class _Parser(argparse.ArgumentParser):
    """Reports bad usage in one line instead of the whole usage text."""

    def error(self, message: str) -> NoReturn:
        distributed.exit_unless_first(launched())
        self.exit(EXIT_BAD_INPUT, f"{self.prog}: {message}. See '{self.prog} --help'.\n")


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
    opener.add_argument("path", type=Path, metavar="PATH")
    commands.add_parser("demo", help="the window on a ready-made sample project (no download)")
    for name, module_name in HEADLESS.items():
        module = cast(CommandModule, importlib.import_module(module_name))
        sub = commands.add_parser(name, help=module.HELP, description=_sentence(module.HELP))
        sub.add_argument("--json", metavar="FILE", help="write the result as JSON ('-': standard output)")
        module.add_arguments(sub)
        sub.set_defaults(module=module)
    return parser


def parse(arguments: Sequence[str]) -> ParsedCommand:
    """The parsed command; bad usage ends the program with exit code 2 and one line."""
    options = build_parser().parse_args(expand_uncertainty_option(arguments))
    return ParsedCommand(options.command, options)


def run_headless(command: ParsedCommand) -> int:
    """Run one headless command to its end; the exit code. Errors become one line on stderr."""
    options = command.options
    launch = launched()
    json_to_stdout = options.json == "-"
    # With JSON on standard output, a pipe must see nothing else there.
    words = sys.stderr if json_to_stdout else sys.stdout
    terminal = Terminal(
        distributed.output_stream(launch, words), distributed.output_stream(launch, sys.stderr)
    )
    process_exit = None if launch is None else distributed.ProcessExit(terminal.token)
    module = cast(CommandModule, options.module)
    try:
        if options.json and not json_to_stdout:
            check_target(Path(options.json))
        result = _run_cancellable(lambda: module.run(options, terminal), terminal.token, process_exit)
        if options.json and (launch is None or launch.rank == 0):
            _write_result(result, options.json, sys.stdout)
        sys.stdout.flush()
        if process_exit is not None:
            process_exit.finish(EXIT_BAD_INPUT if terminal.rejected else EXIT_OK)
    except BrokenPipeError:
        # The reader has seen enough (`inkling models | head`); keep the interpreter's exit quiet.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_OK
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the border: becomes an exit code
        if process_exit is not None and launch is not None:
            process_exit.fail(error, launch)
        return report_error(error, sys.stderr)
    return EXIT_BAD_INPUT if terminal.rejected else EXIT_OK


def _run_cancellable(
    work: Callable[[], JsonObject], token: CancelToken, process_exit: distributed.ProcessExit | None = None
) -> JsonObject:
    """Run `work` on a second thread, so that Ctrl-C takes effect even inside compiled code."""
    results: list[JsonObject] = []
    failures: list[BaseException] = []

    def body() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001 - carried over to the main thread
            failures.append(error)

    thread = threading.Thread(target=body, name="command", daemon=True)
    thread.start()
    while thread.is_alive():
        try:
            thread.join(0.2)
            if process_exit is not None:
                process_exit.check_deadline()
        except KeyboardInterrupt:
            if token.is_cancelled:
                # The second Ctrl-C: the user wants out now, the outputs are atomic anyway.
                os._exit(EXIT_INTERRUPTED)
            token.cancel()
    if token.is_cancelled:
        raise KeyboardInterrupt
    if failures:
        raise failures[0]
    return results[0]


def _write_result(result: JsonObject, target: str, stdout: TextIO) -> None:
    try:
        text = json.dumps(result, indent=2, allow_nan=False) + "\n"
    except ValueError as error:
        raise UserError(f"The result holds a number that JSON cannot: {error}") from error
    if target == "-":
        stdout.write(text)
    else:
        write_text(Path(target), text)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."
