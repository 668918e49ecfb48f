"""`relink`: images of a project that were moved to another folder."""

from __future__ import annotations

import argparse
from typing import Any

from engine.commands.frame.path_options import CHANGED_PROJECT, READ_PATH
from engine.commands.support.terminal import Terminal
from engine.core import UserError

HELP = "tell a project where its images are now"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=CHANGED_PROJECT, metavar="PROJECT")
    parser.add_argument(
        "--to", type=READ_PATH, required=True, metavar="DIR", help="the folder where the images are now"
    )
    parser.add_argument(
        "--from",
        dest="old",
        type=READ_PATH,
        metavar="DIR",
        help="the folder where they were (default: the one that is gone and whose names are in --to)",
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Find the images by their names and sizes; nothing changes when none of them is there."""
    from engine.commands.support.inputs import report_findings
    from engine.storage import Project
    from engine.storage.relink import relink_images

    with Project.open(options.project) as project, terminal.progress("Looking for images") as report:
        report_findings(project, terminal)
        outcome = relink_images(project, options.to, options.old, report, terminal.token)
        project.flush()
    terminal.say(f"{outcome.found} of {outcome.images} images found again in {outcome.new}")
    for name in outcome.other_size:
        terminal.reject(UserError(f"{name} has another size than its mask.", "Put the original image there."))
    return {
        "project": str(options.project),
        "from": str(outcome.old),
        "to": str(outcome.new),
        "images": outcome.images,
        "found": outcome.found,
        "missing": outcome.images - outcome.found,
        "other_size": list(outcome.other_size),
    }
