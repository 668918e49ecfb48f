"""`import`: masks of other programs into a project."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from engine.commands.support.terminal import Terminal
from engine.formats.catalog import IMPORTERS

HELP = "bring masks into a project"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument(
        "--format",
        choices=list(IMPORTERS),
        default=next(iter(IMPORTERS)),
        help="; ".join(f"{name}: {import_format.note}" for name, import_format in IMPORTERS.items()),
    )
    parser.add_argument(
        "--from",
        dest="source",
        type=Path,
        required=True,
        metavar="PATH",
        help="a folder of masks named like the images, or a folder with images/, masks/ and classes.txt",
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Import each mask as an undoable step of its image, which is accepted from then on."""
    from engine.commands.support.inputs import existing_folder
    from engine.commands.support.mask_import import report_import
    from engine.storage import Project

    source = existing_folder(options.source, "masks")
    import_masks = IMPORTERS[options.format].load()
    with Project.open(options.project) as project:
        with terminal.progress("Importing masks") as report:
            outcome = import_masks(project, source, report, terminal.token)
        project.flush()
    result = report_import(outcome, terminal)
    terminal.say(f"{outcome.imported} masks imported, {outcome.images_added} images added")
    return {"project": str(options.project), "images_added": outcome.images_added} | result
