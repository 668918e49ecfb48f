"""`effort`: strokes, clicks, keys and seconds spent on the masks of a project."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.commands.frame.path_options import READ_PATH, written_file
from engine.commands.support.terminal import Terminal

if TYPE_CHECKING:
    from engine.session.effort.effort_meter import Effort
    from engine.session.effort.effort_report import ClassWork

HELP = "strokes, clicks, keys and seconds that the images of a project have cost"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=READ_PATH, metavar="PROJECT")
    parser.add_argument(
        "--csv",
        type=written_file(_is_effort_csv),
        metavar="FILE",
        help="write a row for each image and class (docs/reference/effort-meter.md)",
    )


def _is_effort_csv(path: Path) -> bool:
    from engine.session.effort.effort_report import is_effort_csv

    return is_effort_csv(path)


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Totals by class, and the trend of the seconds per image."""
    from engine.commands.support.inputs import report_findings
    from engine.session.effort.effort_report import effort_report, seconds_text, sentences, to_json, write_csv
    from engine.storage import Project

    # Read-only: the figures are wanted beside an open window.
    with Project.open(options.project, read_only=True) as project:
        report_findings(project, terminal, project.effort_log.findings())
        report = effort_report(project)
    if not report.works:
        terminal.say("Nothing was counted yet: it is while images are labelled in the window.")
    else:
        terminal.say(f"{'class':24} {'strokes':>8} {'clicks':>8} {'keys':>8} {'undos':>8} {'time':>14}")
        for work in report.classes:
            terminal.say(_line(work, seconds_text(work.effort.seconds)))
        total, time = report.effort, seconds_text(report.effort.seconds)
        terminal.say(f"{'total':24} {_counts(total)} {time:>14}")
        for sentence in sentences(report):
            terminal.say(sentence)
    if options.csv is not None:
        write_csv(report, options.csv)
        terminal.say(f"{len(report.works)} images and turns written to {options.csv}")
    return to_json(report)


def _line(work: ClassWork, time: str) -> str:
    return f"{work.name:24} {_counts(work.effort)} {time:>14}"


def _counts(effort: Effort) -> str:
    return f"{effort.strokes:>8} {effort.clicks:>8} {effort.keys:>8} {effort.undos:>8}"
