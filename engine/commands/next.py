"""`next`: the images to label next, from the scores stored by the window's queue."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.commands.support.terminal import Terminal
from engine.core import UserError

if TYPE_CHECKING:
    from engine.session.active_learning.acquisition import AcquisitionOrder, RankedImage
    from engine.storage import Project

HELP = "what to label next, and why"

_COUNT = 10
_ORDERS = ("in-order", "uncertainty", "effort")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument(
        "--by", metavar="ORDER", help=f"{', '.join(_ORDERS)}; by default as chosen in the window"
    )
    parser.add_argument(
        "--count", type=int, default=_COUNT, metavar="N", help=f"so many at most ({_COUNT} by default)"
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """List the images; reads only, so that it works beside an open window, and predicts nothing."""
    from engine.session.active_learning.acquisition import AcquisitionOrder
    from engine.session.active_learning.queue import ORDER_SETTING, stored_order
    from engine.storage import Project

    if options.count < 1:
        raise UserError(f"--count must be at least 1, got {options.count}.", "Ask for one image or more.")
    if options.by is not None and options.by not in _ORDERS:
        raise UserError(f"There is no order '{options.by}'.", f"Orders are {', '.join(_ORDERS)}.")
    with Project.open(options.project, read_only=True) as project:
        order = (
            AcquisitionOrder(options.by) if options.by else stored_order(project.settings.get(ORDER_SETTING))
        )
        if order is AcquisitionOrder.DIVERSITY:
            raise UserError(
                "This project goes by diversity, which only the window knows.",
                f"Name an order: --by {', '.join(_ORDERS)}.",
            )
        queue = _queue(project, order, options.count)
        rows = [(project.images.get(entry.image).path, entry) for entry in queue]
    for path, entry in rows:
        terminal.say(f"{path.name}: {entry.reason}")
    if not rows:
        terminal.say("Every image is labelled.")
    return {
        "by": str(order),
        "images": [
            {"file": str(path), "reason": entry.reason, "weight": entry.weight, "stale": entry.is_stale}
            for path, entry in rows
        ],
    }


def _queue(project: Project, order: AcquisitionOrder, count: int) -> list[RankedImage]:
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
    return rank(order, waiting, scores, None if model is None else model.id, count)
