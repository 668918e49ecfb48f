"""`export`: write a project's images and masks as other programs read them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from engine.commands.terminal import Terminal
from engine.core import UserError

HELP = "write images and masks as a data set"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument("--format", default="png", metavar="F", help="png (default) or voc")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new or empty folder")


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """The folder appears whole or not at all; what could not be written is told."""
    from engine.formats import EXPORTERS
    from engine.models.catalog import unknown_name
    from engine.storage import Project

    if options.format not in EXPORTERS:
        raise unknown_name("format", options.format, EXPORTERS)
    # Read-only: an export must work beside an open window.
    with Project.open(options.project, read_only=True) as project, terminal.progress("Exporting") as report:
        outcome = EXPORTERS[options.format](project, options.out, report, terminal.token)
    for problem in outcome.problems:
        terminal.reject(UserError(problem.sentence))
    terminal.say(f"{outcome.exported} images written to {options.out}, {outcome.left_out} left out")
    return {
        "out": str(options.out),
        "format": options.format,
        "images": outcome.exported,
        "left_out": outcome.left_out,
        "problems": [{"file": str(p.path), "reason": p.sentence} for p in outcome.problems],
    }
