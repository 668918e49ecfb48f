"""Listening to jobs of a compute in tests."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from engine.compute import (
    Cancelled,
    ComputeEvent,
    EmbedDone,
    Failed,
    PredictDone,
    PretrainFinished,
    TrainFinished,
)

LAST = (PredictDone, EmbedDone, Failed, Cancelled, TrainFinished, PretrainFinished)
LIMIT_S = 120.0


class Listener:
    """Collects the events of one job and lets a test wait for one."""

    def __init__(self) -> None:
        self.events: list[ComputeEvent] = []
        self._changed = threading.Condition()

    def __call__(self, event: ComputeEvent) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def wait_for(self, kind: type, count: int = 1) -> Any:
        """The `count`-th event of a kind, once it has come."""
        return self.wait_until(lambda: self.of(kind)[count - 1] if len(self.of(kind)) >= count else None)

    def wait_for_last(self) -> Any:
        """The event that ended the job, once it has come."""
        return self.wait_until(lambda: next((e for e in self.events if isinstance(e, LAST)), None))

    def wait_until(self, find: Callable[[], Any]) -> Any:
        with self._changed:
            assert self._changed.wait_for(lambda: find() is not None, LIMIT_S), self.events
            return find()

    def of(self, kind: type) -> list[Any]:
        return [e for e in self.events if isinstance(e, kind)]

    @property
    def endings(self) -> list[ComputeEvent]:
        """Every last event; there must be exactly one."""
        return [e for e in self.events if isinstance(e, LAST)]
