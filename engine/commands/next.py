"""`next`: the images to label next, from the scores stored by the window's queue."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.commands.frame.path_options import READ_PATH
from engine.commands.frame.value_options import WORD, NumberOption
from engine.commands.support.terminal import Terminal
from engine.core import UserError
from engine.core.ranges import NumberRange

if TYPE_CHECKING:
    from engine.session.active_learning.acquisition import AcquisitionOrder, RankedImage
    from engine.storage import FileProblem, Project

HELP = "what to label next, and why"

_COUNT = 10
_COUNTS = NumberRange(1, 1_000_000, is_whole=True)
_ORDERS = ("in-order", "uncertainty", "effort")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=READ_PATH, metavar="PROJECT")
    parser.add_argument(
        "--by", type=WORD, metavar="ORDER", help=f"{', '.join(_ORDERS)}; by default as chosen in the window"
    )
    parser.add_argument(
        "--count",
        type=NumberOption(_COUNTS),
        default=_COUNT,
        metavar="N",
        help=f"so many at most, {_COUNT} by default",
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """List the images; reads only, so that it works beside an open window, and predicts nothing."""
    from engine.commands.support.inputs import report_findings
    from engine.session.active_learning.acquisition import AcquisitionOrder
    from engine.session.active_learning.queue import ORDER_SETTING, stored_order
    from engine.storage import Project

    if options.by is not None and options.by not in _ORDERS:
        raise UserError(f"There is no order '{options.by}'.", f"Orders are {', '.join(_ORDERS)}.")
    with Project.open(options.project, read_only=True) as project:
        report_findings(project, terminal)
        order = (
            AcquisitionOrder(options.by) if options.by else stored_order(project.settings.get(ORDER_SETTING))
        )
        if order is AcquisitionOrder.DIVERSITY:
            raise UserError(
                "This project goes by diversity, which only the window knows.",
                f"Name an order: --by {', '.join(_ORDERS)}.",
            )
        rows, left_out = _usable(project, _queue(project, order), options.count)
    terminal.reject_files(left_out)
    for path, entry in rows:
        terminal.say(f"{path.name}: {entry.reason}")
    if not rows and not left_out:
        terminal.say("Every image is labelled.")
    return {
        "by": str(order),
        "images": [
            {"file": str(path), "reason": entry.reason, "weight": entry.weight, "stale": entry.is_stale}
            for path, entry in rows
        ],
        "left_out": [problem.to_json() for problem in left_out],
    }


def _usable(
    project: Project, queue: list[RankedImage], count: int
) -> tuple[list[tuple[Path, RankedImage]], list[FileProblem]]:
    """The first `count` images that can be opened, and those before them that cannot."""
    from engine.storage.external.image_changes import image_problem

    rows: list[tuple[Path, RankedImage]] = []
    problems: list[FileProblem] = []
    for entry in queue:
        if len(rows) == count:
            break
        record = project.images.get(entry.image)
        problem = image_problem(project, record)
        if problem is None:
            rows.append((record.path, entry))
        else:
            problems.append(problem)
    return rows, problems


def _queue(project: Project, order: AcquisitionOrder) -> list[RankedImage]:
    from engine.session.active_learning.acquisition import rank
    from engine.session.active_learning.ranking import unaccepted_images
    from engine.storage.caches.score_cache import FILE, ScoreFile

    file = ScoreFile(project.path / FILE, read_only=True)
    try:
        scores = file.all()
    finally:
        file.close()
    model = project.models.current
    waiting = dict.fromkeys(unaccepted_images(project))
    return rank(order, waiting, scores, None if model is None else model.id, len(waiting))
