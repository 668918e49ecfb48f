"""The live cut of the open image, and the scribbles on their way to it."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from engine.core import IGNORE, BadInputError, CancelToken, LabelMap, ProbMap, Rect, RgbU8

if TYPE_CHECKING:
    from engine.refine import CutSettings
    from engine.refine.live.live_correction import CorrectionCut
    from engine.refine.live.live_cut import InteractiveCut
    from engine.refine.solvers.image_pyramid import Levels


@dataclass(frozen=True, slots=True)
class LabelUpdate:
    """Labels that changed, given away to who receives them.

    Args:
        rect: where; empty when nothing changed.
        labels: (h, w) of `rect`; may be written to.
    """

    rect: Rect
    labels: LabelMap
    is_exact: bool
    energy: float
    seconds: float


@dataclass(frozen=True, slots=True, eq=False)
class BaseMask:
    """What scribbles correct; nobody writes to the arrays.

    Args:
        decided: (H, W) by the user, 255 elsewhere; None when nothing is.
        predicted: (H, W) by a network, if there is one.
        probs: (C, h, w) its probabilities; C may be less than the project's classes.
        class_count: of the project.
    """

    decided: LabelMap | None = None
    predicted: LabelMap | None = None
    probs: ProbMap | None = None
    class_count: int = 0

    def labels(self) -> LabelMap | None:
        """(H, W) the user's decisions, else the prediction; None without either."""
        if self.decided is None or self.predicted is None:
            return self.predicted if self.decided is None else self.decided
        return np.where(self.decided == IGNORE, self.predicted, self.decided)

    def prior(self) -> ProbMap | None:
        """(class_count, h, w) probabilities; none for classes that the network does not know.

        Raises:
            BadInputError: the network knows more classes than the project.
        """
        if self.probs is None or len(self.probs) == self.class_count:
            return self.probs
        if len(self.probs) > self.class_count:
            raise BadInputError(f"The model knows {len(self.probs)} classes, the project {self.class_count}.")
        return np.pad(self.probs, ((0, self.class_count - len(self.probs)), (0, 0), (0, 0)))

    def is_like(self, other: BaseMask) -> bool:
        """Whether the same is corrected."""
        if self.predicted is not other.predicted or self.class_count != other.class_count:
            return False
        if (self.decided is None) != (other.decided is None):
            return False
        return self.decided is None or np.array_equal(self.decided, np.asarray(other.decided))


_NOTHING: Final = BaseMask()


class LiveCutCache:
    """Holds one image's live cut. Scribbles are put on the GUI thread; the cut is the refine lane's."""

    def __init__(self, image: RgbU8) -> None:
        self._image = image
        self._lock = threading.Lock()
        self._waiting: list[tuple[Rect, LabelMap]] = []
        self._asked = _NOTHING
        self._made_for = _NOTHING
        self._levels: Levels | None = None
        self._cut: InteractiveCut | CorrectionCut | None = None

    def begin(self, mask: BaseMask, seeds: LabelMap) -> None:
        """All scribbles of the image, and what they correct from now on. Any thread."""
        with self._lock:
            self._asked = mask
            self._waiting = [(Rect.of_shape(self._image.shape), seeds)]

    def put(self, rect: Rect, seeds: LabelMap) -> None:
        """What is scribbled in `rect` from now on; a copy that nobody writes to. Any thread."""
        with self._lock:
            self._waiting.append((rect, seeds))

    def cut(self, settings: CutSettings, token: CancelToken) -> InteractiveCut | CorrectionCut:
        """The live cut with all scribbles put so far; made when there is none yet for what is corrected.

        Raises:
            CancelledError: the token said so before it was made.
        """
        with self._lock:
            asked = self._asked
        if self._cut is None or not asked.is_like(self._made_for):
            self._cut = self._made(asked, settings, token)
            self._made_for = asked
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for rect, seeds in waiting:
            self._cut.put_seeds(rect, seeds)
        return self._cut

    def _made(
        self, mask: BaseMask, settings: CutSettings, token: CancelToken
    ) -> InteractiveCut | CorrectionCut:
        from engine.refine.correction.geodesic_reach import Ground
        from engine.refine.live.live_correction import CorrectedMask, CorrectionCut
        from engine.refine.live.live_cut import InteractiveCut
        from engine.refine.solvers.image_pyramid import Levels

        if self._levels is None:
            self._levels = Levels.of(self._image, token)
        before = mask.labels()
        if before is None or not (before != IGNORE).any():
            return InteractiveCut(self._levels, settings, token)
        ground = Ground.of(self._levels, before)
        return CorrectionCut(self._levels, CorrectedMask(before, mask.prior(), ground))
