"""Inbox of a round of training: new images, changed masks, a new current model, in order of arrival."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import Final, TypeAlias, TypeVar

from torch import nn

from engine.core import UserError
from engine.learn.distributed.process_group import SINGLE_PROCESS, ProcessGroup
from engine.learn.request import NOTHING_TO_LEARN, Sample, TrainNote
from engine.learn.samples import PatchSource, UnusableSampleError, check_labels
from engine.learn.validation.validator import Validator
from engine.models.spec import ModelSpec
from engine.predict.predictor import SmallMemoryError

# Where hundreds of masks are imported at once, learning from them must not wait until all are predicted.
_MOST_PREQUENTIAL_AT_ONCE: Final = 4

T = TypeVar("T")
GetNetwork: TypeAlias = Callable[[], tuple[nn.Module, ModelSpec]]


class SampleInbox:
    """Sorts arriving samples: training images go to the patches, validation images to the validator.

    `add` and `compare_with` may be called from any thread.

    Args:
        processes: what any of them cannot use, all leave out.

    Attributes:
        joined_step: steps at which the last new image joined the training; -1 where none has
            since the round began.
    """

    def __init__(
        self,
        samples: Iterable[Sample],
        class_count: int,
        patches: PatchSource,
        validator: Validator,
        processes: ProcessGroup = SINGLE_PROCESS,
    ) -> None:
        self._incoming: deque[Sample | Path] = deque(samples)
        self._class_count = class_count
        self._patches = patches
        self._validator = validator
        self._processes = processes
        self._known_keys: set[str] = set()
        self.joined_step = -1

    def add(self, samples: Iterable[Sample]) -> None:
        self._incoming.extend(samples)

    def compare_with(self, path: Path) -> None:
        self._incoming.append(path)

    def has(self, key: str) -> bool:
        """Whether a sample of this key has ever arrived."""
        return key in self._known_keys

    @property
    def is_empty(self) -> bool:
        """Whether nothing has arrived since `receive`."""
        return not self._incoming

    def receive(
        self, step: int = 0, get_network: GetNetwork | None = None
    ) -> Generator[TrainNote | None, None, None]:
        """Sort everything that has arrived; yields a note for each image that is left out as unusable.

        Args:
            get_network: the network after this step; it predicts new images before it learns from
                them. None at the start, when its predictions say nothing.

        Raises:
            UserError: the current model cannot be read.
        """
        predicted = 0
        while self._incoming:
            item = self._incoming.popleft()
            if isinstance(item, Path):
                self._validator.compare_with(item)
                continue
            try:
                check_labels(item, self._class_count)
                if get_network is not None and item.role == "train" and item.key not in self._known_keys:
                    self.joined_step = step
                    predicted += item.is_drawn
                    if item.is_drawn and predicted <= _MOST_PREQUENTIAL_AT_ONCE:
                        yield from self._evaluate_prequentially(item, step, get_network)
            except UnusableSampleError as error:
                yield self.leave_out(error)
                continue
            self._sort(item)
            yield None

    def without_unusable(
        self, work: Callable[[], Generator[None, None, T]]
    ) -> Generator[TrainNote | None, None, T]:
        """The result of `work`, repeated without each sample that turns out to be unusable.

        Raises:
            UserError: no sample to learn from is left.
        """
        while True:
            results: list[T] = []
            unusable: UnusableSampleError | None = None
            try:
                results.append((yield from work()))
            except UnusableSampleError as error:
                unusable = error
            if not (yield from self._leave_out_everywhere(unusable)):
                return results[0]

    def require_patches(self) -> None:
        """Raise UserError where there is nothing to learn from."""
        if not len(self._patches):
            raise UserError(
                NOTHING_TO_LEARN,
                "Label some pixels of at least one image and accept it.",
            )

    def _leave_out_everywhere(
        self, unusable: UnusableSampleError | None
    ) -> Generator[TrainNote | None, None, bool]:
        """Leave out the samples that any process cannot use; whether there were any."""
        errors = {error.key: error for error in self._processes.all_gather(unusable) if error is not None}
        for error in errors.values():
            yield self.leave_out(error)
        if errors:
            self.require_patches()
        return bool(errors)

    def leave_out(self, error: UnusableSampleError) -> TrainNote:
        """Forget a sample that cannot be used; a note for the user."""
        self._patches.remove(error.key)
        self._validator.remove(error.key)
        return TrainNote(f"Left out of training: {error.summary}", error.hint)

    def _evaluate_prequentially(
        self, sample: Sample, step: int, get_network: GetNetwork
    ) -> Generator[None, None, None]:
        # Where a whole image is too much for the memory, its patches can still be learned from.
        with contextlib.suppress(SmallMemoryError):
            yield from self._validator.evaluate_prequentially(sample, *get_network(), step)

    def _sort(self, sample: Sample) -> None:
        self._known_keys.add(sample.key)
        if sample.role == "val":
            self._patches.remove(sample.key)
            self._validator.add(sample)
        else:
            self._validator.remove(sample.key)
            self._patches.add(sample)
