"""What reaches a round of training on its way: new images, new masks, and word of the model in use."""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from typing import Final, TypeAlias

from torch import nn

from engine.learn.request import Sample, TrainNote
from engine.learn.samples import PatchSource, UnusableSampleError, check_labels
from engine.learn.validation.validator import Validator
from engine.models.spec import ModelSpec
from engine.predict.predictor import SmallMemoryError

# Where hundreds of masks are imported at once, learning from them must not wait until all are predicted.
_MOST_MET_AT_ONCE: Final = 4

Network: TypeAlias = Callable[[], tuple[nn.Module, ModelSpec]]


class SampleInbox:
    """Sorts what arrives, in its order: images to learn from go to the patches, the others to the referee.

    `add` and `compare_with` may be called from any thread.

    Attributes:
        joined_step: after how many steps the last new image came to be learned from; -1 where none has
            come since the round began.
    """

    def __init__(
        self, samples: Iterable[Sample], class_count: int, patches: PatchSource, validator: Validator
    ) -> None:
        self._incoming: deque[Sample | Path] = deque(samples)
        self._class_count = class_count
        self._patches = patches
        self._validator = validator
        self._seen: set[str] = set()
        self.joined_step = -1

    def add(self, samples: Iterable[Sample]) -> None:
        self._incoming.extend(samples)

    def compare_with(self, path: Path) -> None:
        self._incoming.append(path)

    def take_in(
        self, step: int = 0, network: Network | None = None
    ) -> Generator[TrainNote | None, None, None]:
        """Sort everything; an image that cannot be used is told and left out.

        Args:
            network: as it is after this step; it predicts new images before it learns from them. None
                at the start, when there is nothing to be learned from the answer.

        Raises:
            UserError: the model in use cannot be read.
        """
        met = 0
        while self._incoming:
            came = self._incoming.popleft()
            if isinstance(came, Path):
                self._validator.compare_with(came)
                continue
            try:
                check_labels(came, self._class_count)
                if network is not None and came.role == "train" and came.key not in self._seen:
                    self.joined_step = step
                    met += 1
                    if met <= _MOST_MET_AT_ONCE:
                        yield from self._meet(came, step, network)
            except UnusableSampleError as error:
                yield self.leave_out(error)
                continue
            self._put(came)
            yield None

    def leave_out(self, error: UnusableSampleError) -> TrainNote:
        """Forget a sample that cannot be used; words for the user."""
        self._patches.remove(error.key)
        self._validator.remove(error.key)
        return TrainNote(f"Left out of training: {error.summary}", error.hint)

    def _meet(self, sample: Sample, step: int, network: Network) -> Generator[None, None, None]:
        # Where a whole image is too much for the memory, its patches can still be learned from.
        with contextlib.suppress(SmallMemoryError):
            yield from self._validator.evaluate_prequentially(sample, *network(), step)

    def _put(self, sample: Sample) -> None:
        self._seen.add(sample.key)
        if sample.role == "val":
            self._patches.remove(sample.key)
            self._validator.add(sample)
        else:
            self._validator.remove(sample.key)
            self._patches.put(sample)
