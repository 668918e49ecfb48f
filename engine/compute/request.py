"""Contract of a network job: a request that carries its own steps, and the surroundings they run in.

A new kind of job is one subclass of `JobRequest` in a module of its own, handed to `Compute.submit`;
nothing else has to know of it:

    >>> from dataclasses import dataclass
    >>> from engine.compute import InlineCompute, JobRequest
    >>> @dataclass(frozen=True)
    ... class CountRequest(JobRequest[int]):
    ...     to: int
    ...
    ...     def steps(self, context):
    ...         for number in range(self.to):
    ...             yield number
    ...         return self.to
    >>> compute = InlineCompute(threads=1)
    >>> compute.submit(CountRequest(2), print).wait()
    0
    1
    2
    True
    >>> compute.close()
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Generator, Iterator
from enum import IntEnum
from pathlib import Path
from typing import Any, Generic, TypeAlias, TypeVar

from engine.core import RgbU8

EventT = TypeVar("EventT")
T = TypeVar("T")

ReadImage: TypeAlias = Callable[[Path], RgbU8]
Steps: TypeAlias = Generator[EventT | None, None, EventT]


class Urgency(IntEnum):
    """Order of the turns: the smaller first, and among equals the older job."""

    OPEN_IMAGE = 0
    NEIGHBOUR = 1
    QUEUE = 2
    BACKGROUND = 3
    QUICK_TRAINING = 4
    TRAINING = 5


class JobContext:
    """Surroundings of one running job; its methods belong to the thread that runs the steps.

    Attributes:
        read_image: (H, W, 3) uint8 of a file.
        clock: seconds, for working time.
    """

    def __init__(
        self,
        read_image: ReadImage,
        clock: Callable[[], float],
        inbox: deque[object],
        shared: dict[type, Any],
    ) -> None:
        self.read_image = read_image
        self.clock = clock
        self._inbox = inbox
        self._shared = shared

    def messages(self) -> Iterator[object]:
        """Messages sent to the job since the last call, in order; each is returned once."""
        while self._inbox:
            yield self._inbox.popleft()

    def shared(self, kind: type[T]) -> T:
        """The one object of this class that all jobs of the compute share, made at the first call."""
        if kind not in self._shared:
            self._shared[kind] = kind()
        shared: T = self._shared[kind]
        return shared


class JobRequest(ABC, Generic[EventT]):
    """One job for a network, as frozen plain data; `EventT` is the union of its events, the last included."""

    __slots__ = ()

    @property
    def urgency(self) -> Urgency:
        """The job's place among others."""
        return Urgency.BACKGROUND

    @property
    def activity(self) -> str:
        """What the network does meanwhile, for sentences: "while ..."."""
        return "working"

    @property
    def remedy(self) -> str:
        """One sentence on what to change when the process has died of it twice."""
        return "Close other programs, or choose a smaller network."

    def after(self, message: object) -> JobRequest[EventT]:
        """The request as if it had known `message`, sent to the running job, from the beginning.

        Jobs that take messages have to say; for the others there are none.
        """
        return self

    def safer(self) -> JobRequest[EventT]:
        """The request for a second try, after the process has died of the first: as careful as can be."""
        return self

    @abstractmethod
    def steps(self, context: JobContext) -> Steps[EventT]:
        """Do the work: yield an event or None wherever another job may step in, return the last event.

        Runs where torch is, so torch is imported here, inside the function.

        Raises:
            EngineError: becomes the job's last event, like any other error.
        """

    def pack(self) -> PackedRequest:
        """The request on its way through the pipe; pickled as it is unless it holds many pixels."""
        return PackedRequest(self)


class PackedRequest:
    """A request that is sent through the pipe, and the way back of its last event.

    Made and used in the sender's process; lives as long as the job.
    """

    def __init__(self, request: JobRequest[Any]) -> None:
        self._request: JobRequest[Any] | None = request

    def take_request(self) -> JobRequest[Any]:
        """What is pickled and does its steps in the other process; once, as it is not held any longer."""
        request, self._request = self._request, None
        assert request is not None
        return request

    def unpack(self, event: Any) -> Any:
        """The last event as the caller is to see it; also called with failures."""
        return event

    def close(self) -> None:
        """Free what the way took; called exactly once, whatever the end of the job."""
