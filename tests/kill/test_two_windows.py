"""Two programs with windows on one project: the second may only look; the kill of the first hands over."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

import numpy as np
import pytest

from tests.helpers.command_runs import copy_workplace
from tests.helpers.killing import CommandServer
from tests.helpers.painted_window import LOOKED, OPEN_AGAIN, PAINT, PAINT_SECOND, painted
from tests.kill.test_window_signals import OPEN, check_closed, stored_mask


@pytest.mark.timeout(300)
def test_the_second_window_only_looks_until_the_first_is_gone(
    server: CommandServer, workplace: Path, tmp_path: Path
) -> None:
    place = copy_workplace(workplace, tmp_path / "place")
    project = place / "cells.inkling"
    before = stored_mask(place)
    first = server.start(OPEN, place, before=PAINT)
    mask = painted(place)
    holder = json.loads((project / "lock-holder.json").read_text(encoding="utf-8"))
    assert holder["process"] == first.pid
    (place / "painted.npy").unlink()
    second = server.start(OPEN, place, before=PAINT_SECOND)
    seen = painted(place, LOOKED)
    # Its stroke changed nothing: it shows what was stored when it opened.
    assert np.array_equal(seen, mask) or np.array_equal(seen, before)
    assert json.loads((project / "lock-holder.json").read_text(encoding="utf-8")) == holder
    os.kill(first.pid, signal.SIGKILL)
    assert first.wait().code == -signal.SIGKILL
    (place / OPEN_AGAIN).touch()
    last = painted(place)
    second.signal_after(0.0, signal.SIGTERM)
    ended = second.wait()
    (place / LOOKED).unlink()
    check_closed(ended, 143, place, workplace)
    assert np.array_equal(stored_mask(place), last)
    # The first one's stroke was stored or is gone with the kill; the second drew the same one.
    assert np.array_equal(last, mask)
