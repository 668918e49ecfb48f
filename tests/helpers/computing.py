"""Listening to jobs of a compute in tests."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine.compute import ComputeCancelled, ComputeFailed
from engine.compute.requests.embed import EmbedDone
from engine.compute.requests.predict import PredictDone
from engine.compute.requests.train import TrainJobRequest
from engine.learn.request import Sample, TrainFinished
from engine.pretrain.request import PretrainFinished
from tests.helpers.networks import tiny_request

LAST = (PredictDone, EmbedDone, ComputeFailed, ComputeCancelled, TrainFinished, PretrainFinished)
LIMIT_S = 120.0


def training(folder: Path, samples: list[Sample], **changes: Any) -> TrainJobRequest:
    """A training that takes a second; see `tiny_request`."""
    return TrainJobRequest(tiny_request(folder, samples, **changes))


class Listener:
    """Collects the events of one job and lets a test wait for one.

    Args:
        last: classes of events that end a job; those of the product's own kinds when left out.
    """

    def __init__(self, *last: type) -> None:
        self._last = last or LAST
        self.events: list[object] = []
        self._changed = threading.Condition()

    def __call__(self, event: object) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def wait_for(self, kind: type, count: int = 1) -> Any:
        """The `count`-th event of a kind, once it has come."""
        return self.wait_until(lambda: self.of(kind)[count - 1] if len(self.of(kind)) >= count else None)

    def wait_for_last(self) -> Any:
        """The event that ended the job, once it has come."""
        return self.wait_until(lambda: next((e for e in self.events if isinstance(e, self._last)), None))

    def wait_until(self, find: Callable[[], Any]) -> Any:
        with self._changed:
            assert self._changed.wait_for(lambda: find() is not None, LIMIT_S), self.events
            return find()

    def of(self, kind: type) -> list[Any]:
        return [e for e in self.events if isinstance(e, kind)]

    @property
    def endings(self) -> list[object]:
        """Every last event; there must be exactly one."""
        return [e for e in self.events if isinstance(e, self._last)]
