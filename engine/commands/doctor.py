"""`doctor`: installed parts, missing parts, and the commands that install them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from engine.commands.support.terminal import Terminal

HELP = "versions, devices, caches, optional parts and how to get them"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "project",
        nargs="?",
        type=Path,
        metavar="PROJECT",
        help="also look at this project",
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Examine everything once; a missing part is reported, never a failure of the command."""
    from engine.commands.support import diagnostics

    report = diagnostics.examine(options.project)
    for line in diagnostics.as_lines(report):
        terminal.say(line)
    return report
