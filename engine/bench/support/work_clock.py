"""Clock of `bench effort`: seconds of a simulated person, and the real compute of networks beside them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from engine.compute import SteppedCompute
from engine.jobs import QueueDispatcher
from engine.session import Session


class WorkClock:
    """Clock of the person; while it runs, networks get as many seconds of real compute."""

    def __init__(self, compute: SteppedCompute, session: Session, dispatcher: QueueDispatcher) -> None:
        self._compute = compute
        self._session = session
        self._dispatcher = dispatcher

    @property
    def now_s(self) -> float:
        return self._compute.now_s

    def run(self, seconds: float) -> None:
        """Let so many seconds pass; events of the engine arrive at their moment."""
        end_s = self._compute.now_s + seconds
        while self._compute.step(end_s):
            self.settle()
        self.settle()

    def settle(self) -> None:
        """Wait for the lanes (cuts, reading of images and masks); takes none of the person's time."""
        self._session.settle(self._dispatcher)


def compute_clock() -> Callable[[], float]:
    """Clock by which networks are charged.

    Where they run on one core it is the processor's time, which other programs on the machine do not stretch.
    """
    from engine.compute.worker import check_threads
    from engine.models.inputs import pick_device

    is_one_core = pick_device().type == "cpu" and check_threads(None, os.cpu_count()) == 1
    return time.process_time if is_one_core else time.perf_counter
