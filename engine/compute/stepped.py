"""Networks on the caller's own thread and by the caller's clock: for simulations of people at work.

The caller's clock counts seconds and moves only in `step`. The real time of a piece of work (a tile, a
batch) passes on the caller's clock too, and its events are delivered no earlier: so a training never
gets more of the machine than the clock has granted.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from engine.compute.inline import InlineCompute
from engine.compute.messages import JobReport
from engine.compute.request import ReadImage


class SteppedCompute(InlineCompute):
    """The same as InlineCompute without a thread; every method belongs to one thread.

    Args:
        threads: for torch, one core fewer than there are when None; holds for the whole process.
        read_image: (H, W, 3) uint8 of a file; the engine's own reader when None.
        clock: seconds of real time that work takes.

    Attributes:
        now_s: time on the caller's clock.
        worked_s: seconds of it spent on work that has ended by now; never more than `now_s`.
    """

    def __init__(
        self,
        threads: int | None = None,
        read_image: ReadImage | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        super().__init__(threads, read_image, clock)
        self._held: list[JobReport] = []
        self._is_at_work = False
        self._free_at_s = 0.0
        self._step_s = 0.0
        self.now_s = 0.0
        self.worked_s = 0.0

    def step(self, until_s: float) -> bool:
        """Move the clock to the end of the next piece of work, or to `until_s` where that comes first.

        Returns:
            Whether a piece of work has ended: its events are delivered, and there may be time for more.
        """
        if not self._is_at_work:
            began_s = self._clock()
            if not self._worker.turn():
                self.now_s = max(self.now_s, until_s)
                return False
            self._step_s = self._clock() - began_s
            self._free_at_s = self.now_s + self._step_s
            self._is_at_work = True
        if self._free_at_s > until_s:
            self.now_s = max(self.now_s, until_s)
            return False
        self.now_s = self._free_at_s
        self.worked_s += self._step_s
        self._is_at_work = False
        self._release()
        return True

    def get_ready(self) -> None:
        """Load what the first job would have to wait for; takes no time on the caller's clock."""
        self.warm_up()
        while self._worker.turn():
            pass
        self._release()

    def close(self) -> None:
        """Deliver the events held back, then cancel everything and end it."""
        self._release()
        super().close()
        # No thread ends the cancelled jobs: left to the garbage collector, they would end at any moment.
        while self._worker.turn():
            pass
        self._held.clear()

    def _ensure_thread(self) -> None:
        """No thread: work is done in `step`."""

    def _deliver(self, report: JobReport) -> None:
        self._held.append(report)

    def _release(self) -> None:
        held, self._held = self._held, []
        for report in held:
            super()._deliver(report)
