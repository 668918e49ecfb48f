"""A kind of job that only this file knows, in every compute."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pytest

from engine.compute import (
    Compute,
    ComputeFailed,
    InlineCompute,
    JobContext,
    JobRequest,
    ProcessCompute,
    SteppedCompute,
    Steps,
    Urgency,
)
from engine.compute.request import PackedRequest
from engine.compute.shared import SharedBlock
from engine.core import UserError
from tests.helpers.computing import Listener


@dataclass(frozen=True, slots=True)
class Added:
    """Sum so far."""

    total: int


@dataclass(frozen=True, slots=True)
class Sum:
    """Sum of everything, and the process that made it."""

    total: int
    process_id: int


@dataclass(frozen=True, slots=True)
class AddRequest(JobRequest[Added | Sum]):
    """Adds numbers that are sent to it, from `start` on, until a 0 comes."""

    start: int

    @property
    def urgency(self) -> Urgency:
        return Urgency.QUEUE

    def steps(self, context: JobContext) -> Steps[Added | Sum]:
        total = self.start
        while True:
            for number in context.messages():
                if not isinstance(number, int):
                    raise UserError("Only numbers can be added.", "Send numbers.")
                if number == 0:
                    return Sum(total, os.getpid())
                total += number
                yield Added(total)
            yield None


class Packed(PackedRequest):
    """A request of which the caller sees the last event doubled; remembers that it was closed."""

    def __init__(self, request: AddRequest) -> None:
        super().__init__(AddRequest(request.start))
        self.block = SharedBlock.create((1,), "uint8")

    def unpack(self, event: object) -> object:
        return Sum(2 * event.total, event.process_id) if isinstance(event, Sum) else event

    def close(self) -> None:
        self.block.close()


MADE: list[Packed] = []


@dataclass(frozen=True, slots=True)
class PackedAddRequest(AddRequest):
    """The same with a way through the pipe of its own."""

    def pack(self) -> PackedRequest:
        MADE.append(Packed(self))
        return MADE[-1]


def added(compute: Compute, turn: Callable[[], object] = lambda: None) -> Listener:
    """The events of 1 + 2 + 3."""
    listener = Listener(Sum, ComputeFailed)
    job = compute.submit(AddRequest(1), listener)
    for number in (2, 3, 0):
        job.send(number)
    turn()
    listener.wait_for_last()
    return listener


@pytest.fixture
def process() -> Iterator[ProcessCompute]:
    compute = ProcessCompute(threads=1)
    yield compute
    compute.close()


def test_it_runs_on_a_thread_of_this_process() -> None:
    compute = InlineCompute(threads=1)
    listener = added(compute)
    compute.close()
    assert listener.events == [Added(3), Added(6), Sum(6, os.getpid())]


def test_it_runs_on_the_callers_clock() -> None:
    compute = SteppedCompute(1, clock=iter(np.arange(1000.0)).__next__)

    def turn() -> None:
        while compute.now_s < 20.0:
            compute.step(20.0)

    listener = added(compute, turn)
    compute.close()
    assert listener.events == [Added(3), Added(6), Sum(6, os.getpid())]


def test_it_runs_in_the_compute_process(process: ProcessCompute) -> None:
    listener = added(process)
    assert listener.events == [Added(3), Added(6), Sum(6, process.process_id or 0)]
    assert process.process_id != os.getpid()


def test_its_errors_end_it_in_words(process: ProcessCompute) -> None:
    listener = Listener(Sum, ComputeFailed)
    process.submit(AddRequest(1), listener).send("two")
    assert listener.wait_for_last().summary == "Only numbers can be added."
    assert len(listener.endings) == 1


def test_a_message_that_cannot_be_sent_ends_it_and_the_next_job_runs(process: ProcessCompute) -> None:
    listener = Listener(Sum, ComputeFailed)
    process.submit(AddRequest(1), listener).send(lambda: None)
    assert isinstance(listener.wait_for_last(), ComputeFailed)
    assert added(process).events[-1] == Sum(6, process.process_id or 0)


def test_what_it_packs_is_unpacked_and_freed(process: ProcessCompute) -> None:
    listener = Listener(Sum, ComputeFailed)
    process.submit(PackedAddRequest(5), listener).send(0)
    assert listener.wait_for_last().total == 10
    added(process)
    assert not MADE[-1].block.name.path.exists()


def _fail_to_load() -> None:
    raise ImportError("not in the other process")


@dataclass(frozen=True, slots=True)
class UnreadableRequest(AddRequest):
    """Cannot be unpickled."""

    def __reduce__(self) -> tuple[Callable[[], None], tuple[()]]:
        return _fail_to_load, ()


@dataclass(frozen=True, slots=True)
class UnorderedRequest(AddRequest):
    """Cannot say how urgent it is."""

    @property
    def urgency(self) -> Urgency:
        raise LookupError("no urgency")


@pytest.mark.parametrize("request_class", [UnreadableRequest, UnorderedRequest])
def test_a_request_that_the_process_cannot_start_fails_once(
    process: ProcessCompute, request_class: type[AddRequest]
) -> None:
    added(process)
    listener = Listener(Sum, ComputeFailed)
    process.submit(request_class(1), listener)
    assert isinstance(listener.wait_for_last(), ComputeFailed)
    assert added(process).events[-1] == Sum(6, process.process_id or 0)
    assert len(listener.endings) == 1
