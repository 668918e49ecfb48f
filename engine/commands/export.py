"""`export`: write a project's images and masks in a format of other programs."""

from __future__ import annotations

import argparse
import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.commands.support.instance_options import (
    add_instance_options,
    chosen_instance_settings,
    has_instance_options,
)
from engine.commands.support.terminal import Terminal
from engine.core import UserError
from engine.formats.catalog import EXPORTERS, INSTANCE_EXPORTERS

if TYPE_CHECKING:
    from engine.formats.catalog import Exporter
    from engine.storage import Project

HELP = "write images and masks as a data set"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=Path, metavar="PROJECT")
    first, *others, last = EXPORTERS
    formats = f"{first} (default), {', '.join(others)} or {last}"
    parser.add_argument("--format", default=first, metavar="F", help=formats)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new or empty folder")
    add_instance_options(parser, f"how objects are told apart, for {', '.join(INSTANCE_EXPORTERS)}")


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Write the folder completely or not at all; images that could not be written are reported."""
    from engine.core import unknown_name
    from engine.storage import Project

    if options.format not in EXPORTERS:
        raise unknown_name("format", options.format, EXPORTERS)
    # Read-only: an export must work beside an open window.
    with Project.open(options.project, read_only=True) as project, terminal.progress("Exporting") as report:
        outcome = _exporter(options, project)(project, options.out, report, terminal.token)
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


def _exporter(options: argparse.Namespace, project: Project) -> Exporter:
    """The exporter asked for, with the options on instances in it.

    Raises:
        UserError: such options for a format that has no instances, or out of range.
    """
    from engine.formats.instances import project_settings

    export_format = EXPORTERS[options.format]
    if not has_instance_options(options):
        return export_format.load()
    if export_format.load_with_instances is None:
        raise UserError(
            f"The format '{options.format}' knows no instances.",
            f"Choose one of: {', '.join(INSTANCE_EXPORTERS)}.",
        )
    settings = chosen_instance_settings(options, project_settings(project))
    return functools.partial(export_format.load_with_instances(), settings=settings)
