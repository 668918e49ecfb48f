"""Synthetic events at a steady rate, each timed from the moment it is due until its effect is painted.

Imports nothing of the program and no binding of Qt: the scripts that drive other programs use it too.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field

RATE_HZ = 120.0
LONGEST_S = 10.0
"""An effect that is not painted by then counts as painted then."""
PEER_LIMIT_S = 60.0
"""Time for one case of another program: some take seconds for each event."""
_NAP_S = 0.0003


class PaintLog:
    """Moment of the last finished paint of what is measured."""

    def __init__(self) -> None:
        self.painted_s: float | None = None
        self.worked_s = 0.0

    def note(self) -> None:
        """All that is in view has just been painted as it is now."""
        self.painted_s = time.perf_counter()
        self.worked_s = time.thread_time()


@dataclass
class Timings:
    """Figures of one case, in milliseconds for each event.

    Attributes:
        wall_ms: from the moment that the event is due, or that the one before it was painted if that is
            later, to the end of the paint that shows its effect.
        work_ms: processor time of the window's thread from the event to the same paint.
        block_ms: the longest time for which the event loop came to no other event meanwhile.
        late: events whose effect was not painted within `LONGEST_S`.
    """

    wall_ms: list[float] = field(default_factory=list)
    work_ms: list[float] = field(default_factory=list)
    block_ms: list[float] = field(default_factory=list)
    late: int = 0

    def to_json(self) -> dict[str, object]:
        """As plain values."""
        return asdict(self)


def timed_events(
    steps: Iterable[Callable[[], object]],
    log: PaintLog,
    process: Callable[[], object],
    rate_hz: float = RATE_HZ,
    limit_s: float = math.inf,
) -> Timings:
    """Send one event after the other, at `rate_hz` or as fast as they are painted.

    Args:
        steps: each sends one event.
        process: handles what waits in the event loop.
        limit_s: no event is sent later than so long after the first one.
    """
    timings = Timings()
    done_s = due_s = time.perf_counter()
    end_s = done_s + limit_s
    for step in steps:
        if time.perf_counter() > end_s:
            break
        due_s = max(due_s + 1.0 / rate_hz, done_s)
        while (rest_s := due_s - time.perf_counter()) > 0:
            process()
            time.sleep(max(0.0, min(rest_s, _NAP_S)))
        log.painted_s = None
        began_s = before_s = time.perf_counter()
        worked_s, longest_s = time.thread_time(), 0.0
        step()
        while True:
            now_s = time.perf_counter()
            longest_s, before_s = max(longest_s, now_s - before_s), now_s
            if log.painted_s is not None or now_s - began_s > LONGEST_S:
                break
            process()
        if log.painted_s is None:
            timings.late += 1
            log.note()
        assert log.painted_s is not None
        done_s = log.painted_s
        timings.wall_ms.append((done_s - due_s) * 1e3)
        timings.work_ms.append((log.worked_s - worked_s) * 1e3)
        timings.block_ms.append(longest_s * 1e3)
    return timings
