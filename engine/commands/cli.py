"""The command line: one parser over all commands, and the frame that runs one of them."""

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
from engine.commands.support.exit_codes import EXIT_BAD_INPUT, EXIT_INTERRUPTED, EXIT_OK, explain
from engine.commands.support.outputs import check_target, write_text
from engine.commands.support.prediction_options import with_kind
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
    """What each module of a command offers; importing one costs nothing."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, options: argparse.Namespace, terminal: Terminal) -> JsonObject: ...


@dataclass(frozen=True, slots=True)
class Request:
    """A parsed command line."""

    command: str
    options: argparse.Namespace


class _Parser(argparse.ArgumentParser):
    """Reports bad usage in one line instead of the whole usage text."""

    def error(self, message: str) -> NoReturn:
        distributed.bad_usage(launched())
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


def parse(arguments: Sequence[str]) -> Request:
    """The command asked for; bad usage ends the program with exit code 2 and one line."""
    options = build_parser().parse_args(with_kind(arguments))
    return Request(options.command, options)


def run_headless(request: Request) -> int:
    """Run one headless command to its end; the exit code. Errors become one line on stderr."""
    options = request.options
    launch = launched()
    json_to_stdout = options.json == "-"
    # With JSON on standard output, a pipe must see nothing else there.
    words = sys.stderr if json_to_stdout else sys.stdout
    terminal = Terminal(distributed.output(launch, words), distributed.output(launch, sys.stderr))
    ending = None if launch is None else distributed.Ending(terminal.token)
    module = cast(CommandModule, options.module)
    try:
        if options.json and not json_to_stdout:
            check_target(Path(options.json))
        result = _run_cancellable(lambda: module.run(options, terminal), terminal.token, ending)
        if options.json and (launch is None or launch.rank == 0):
            _write_result(result, options.json, sys.stdout)
        sys.stdout.flush()
        if ending is not None:
            ending.finish(EXIT_BAD_INPUT if terminal.rejected else EXIT_OK)
    except BrokenPipeError:
        # The reader has seen enough (`inkling models | head`); keep the interpreter's exit quiet.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_OK
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the border: becomes an exit code
        if ending is not None and launch is not None:
            ending.fail(error, launch)
        return explain(error, sys.stderr)
    return EXIT_BAD_INPUT if terminal.rejected else EXIT_OK


def _run_cancellable(
    work: Callable[[], JsonObject], token: CancelToken, ending: distributed.Ending | None = None
) -> JsonObject:
    """Run `work` beside the main thread, so that Ctrl-C is heard even inside compiled code."""
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
            if ending is not None:
                ending.check_deadline()
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
