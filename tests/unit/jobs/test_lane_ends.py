"""What the functions of a job hold is let go on the owner's thread, not by the lane when it comes to it."""

from __future__ import annotations

import threading
import time

from engine.jobs import Lane, QueueDispatcher


class Held:
    """Something of the window; notes the thread on which it goes."""

    def __init__(self, ends: list[str]) -> None:
        self._ends = ends

    def __del__(self) -> None:
        self._ends.append(threading.current_thread().name)


def submit_with(lane: Lane, held: Held) -> None:
    lane.submit("x", lambda token, report: held and None, lambda outcome: held and None)


def test_an_ended_job_lets_go_on_the_owners_thread() -> None:
    dispatcher = QueueDispatcher()
    lane = Lane("files", dispatcher)
    ends: list[str] = []
    submit_with(lane, Held(ends))
    deadline = time.monotonic() + 60
    while lane.is_busy and time.monotonic() < deadline:
        time.sleep(0.001)
    time.sleep(0.02)
    assert ends == []
    assert dispatcher.pump_until(lambda: bool(ends), 60)
    lane.close()
    assert ends == [threading.current_thread().name]
