"""Signals end the real window as its close button does: saved, closed, nothing left, with their exit code.

`INKLING_KILL_MOMENTS=10` tries that many moments, of the start and after a stroke, with each signal.
"""

from __future__ import annotations

import os
import random
import signal
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from engine.storage import Project
from tests.helpers.command_runs import check_project, contents, copy_workplace, temporaries
from tests.helpers.killing import STOP_SIGNALS, CommandServer, Death
from tests.helpers.painted_window import PAINT, PAINT_BEFORE_A_DRAFT, PAINT_UNDER_A_DIALOG, painted

MOMENTS = int(os.environ.get("INKLING_KILL_MOMENTS", "0"))
OPEN = ["open", "cells.inkling"]
# Qt's stand-in for a display says this at each window; it means nothing.
QT_NOISE = "This plugin does not support propagateSizeHints()"


def check_closed(ended: Death, code: int, place: Path, template: Path) -> None:
    """The window ended by itself with the signal's code, and everything that is there is whole."""
    assert ended.code == code, ended.err
    assert [line for line in ended.err.splitlines() if line != QT_NOISE] == []
    assert ended.survivors == []
    assert temporaries(place) == []
    assert not (place / "cells.inkling" / "lock-holder.json").exists()
    check_project(place / "cells.inkling")
    apart_from = ("cells.inkling", "painted.npy")
    assert contents(place, apart_from) == contents(template, apart_from)


def stored_mask(place: Path) -> np.ndarray | None:
    """The mask of the first image, which the window opens."""
    with Project.open(place / "cells.inkling") as project:
        return project.decided_mask(project.images.rows()[0].id)


@pytest.mark.timeout(7200 if MOMENTS else 300)
@pytest.mark.parametrize(
    ("before", "number"),
    [(PAINT, signal.SIGTERM), (PAINT_UNDER_A_DIALOG, signal.SIGINT), (PAINT_BEFORE_A_DRAFT, signal.SIGTERM)],
)
def test_a_stroke_is_saved_and_the_window_closed(
    server: CommandServer,
    workplace: Path,
    tmp_path: Path,
    tally: Counter[str],
    before: str,
    number: int,
) -> None:
    for turn in range(MOMENTS or 1):
        place = copy_workplace(workplace, tmp_path / f"{turn}")
        first = stored_mask(place)
        running = server.start(OPEN, place, before=before)
        mask = painted(place)
        # At once, or while the cut, the thumbnails and the compute process are at work.
        running.signal_after(turn * 0.2, number)
        ended = running.wait()
        check_closed(ended, STOP_SIGNALS[signal.Signals(number)], place, workplace)
        assert not np.array_equal(mask, first)
        assert np.array_equal(stored_mask(place), mask)
        tally["painted windows closed"] += 1


@pytest.mark.timeout(7200 if MOMENTS else 300)
@pytest.mark.parametrize(("number", "code"), STOP_SIGNALS.items())
def test_a_window_that_opens_can_be_ended(
    server: CommandServer, workplace: Path, tmp_path: Path, tally: Counter[str], number: int, code: int
) -> None:
    moments = random.Random()
    for turn in range(MOMENTS or 1):
        place = copy_workplace(workplace, tmp_path / f"{turn}")
        running = server.start(OPEN, place)
        after_s = moments.uniform(0.05, 3.0)
        running.signal_after(after_s, number)
        ended = running.wait()
        assert ended.code == code, ended.err
        check_closed(ended, code, place, workplace)
        tally["opening windows closed"] += 1
