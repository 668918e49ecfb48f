"""All cuts of one open image: under the pen, at its end, and the best one; with what they share."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from engine.core import IGNORE, BadInputError, CancelToken, LabelMap, ProbMap, Rect, Reporter, RgbU8
from engine.refine.refine import refine
from engine.refine.settings import QUICK_EXACT_PIXELS, CutSettings, RefineRequest, RefineResult

if TYPE_CHECKING:
    from engine.refine.appearance.texture import Texture
    from engine.refine.correction.interactive import PreparedImage
    from engine.refine.crf.crf_cache import CrfShelf
    from engine.refine.live.live_correction import CorrectionCut
    from engine.refine.live.live_cut import InteractiveCut, LiveAnswer
    from engine.refine.parameters.texture_selection import Told
    from engine.refine.solvers.image_pyramid import Levels

_POLL_S: Final = 0.05


@dataclass(frozen=True, slots=True)
class LabelUpdate:
    """Labels that changed; they belong to the receiver.

    Attributes:
        rect: where; empty when nothing changed.
        labels: (h, w) of `rect`; may be written to.
    """

    rect: Rect
    labels: LabelMap


@dataclass(frozen=True, slots=True, eq=False)
class BaseMask:
    """The mask that scribbles correct; nobody writes to the arrays.

    Attributes:
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
        """(class_count, h, w) probabilities; zero for classes that the network does not know.

        Raises:
            BadInputError: the network knows more classes than the project.
        """
        if self.probs is None or len(self.probs) == self.class_count:
            return self.probs
        if len(self.probs) > self.class_count:
            raise BadInputError(f"The model knows {len(self.probs)} classes, the project {self.class_count}.")
        return np.pad(self.probs, ((0, self.class_count - len(self.probs)), (0, 0), (0, 0)))

    def equals(self, other: BaseMask) -> bool:
        """Whether scribbles correct the same; predictions are compared by identity."""
        if self.predicted is not other.predicted or self.class_count != other.class_count:
            return False
        if (self.decided is None) != (other.decided is None):
            return False
        return self.decided is None or np.array_equal(self.decided, np.asarray(other.decided))


@dataclass(frozen=True, slots=True, eq=False)
class CutInput:
    """Everything but the image that a cut is made from; nobody writes to the arrays.

    Attributes:
        seeds: (H, W) classes that are scribbled, or painted by hand; 255 elsewhere.
        earlier: (H, W) the cut that was previewed when the stroke began; None for none.
    """

    seeds: LabelMap
    mask: BaseMask
    class_count: int
    settings: CutSettings
    earlier: LabelMap | None = None


_NOTHING: Final = BaseMask()


class ImageCuts:
    """Cuts of one image, with its features and its live cut, each computed when first needed.

    `begin` and `add_seeds` are for any thread, all other methods for one worker thread. Every method that
    takes a token raises CancelledError when that is cancelled, and leaves everything usable.
    """

    def __init__(self, image: RgbU8) -> None:
        self._image = image
        self._lock = threading.Lock()
        self._waiting: list[tuple[Rect, LabelMap]] = []
        self._mask = _NOTHING
        self._live: InteractiveCut | CorrectionCut | None = None
        self._live_mask = _NOTHING
        self._levels: Levels | None = None
        self._texture: Texture | None = None
        self._prepared: PreparedImage | None = None
        self._crf: CrfShelf | None = None

    # ---- scribbles, from any thread

    def begin(self, mask: BaseMask, seeds: LabelMap) -> None:
        """Set all scribbles of the image, and what they correct from now on."""
        with self._lock:
            self._mask = mask
            self._waiting = [(Rect.of_shape(self._image.shape), seeds)]

    def add_seeds(self, rect: Rect, seeds: LabelMap) -> None:
        """Set the scribbles in `rect`; (h, w), a copy that nobody writes to."""
        with self._lock:
            self._waiting.append((rect, seeds))

    # ---- the live cut

    def prepare(self, settings: CutSettings, token: CancelToken) -> None:
        """Make the live cut before the first scribble."""
        self._live_cut(settings, token)

    def live(
        self, class_count: int, settings: CutSettings, token: CancelToken, *, is_whole: bool
    ) -> LabelUpdate:
        """Labels that changed under the pen.

        Args:
            is_whole: the receiver has no labels yet that this could change: give all of them.

        Raises:
            UserError: there is nothing to separate yet.
        """
        cut = self._live_cut(settings, token)
        answer = cut.preview(class_count, settings, token)
        return _update(cut.whole() if is_whole else answer)

    def finish_live(self, class_count: int, settings: CutSettings, token: CancelToken) -> LabelUpdate:
        """Labels at the end of a stroke: colours learned anew, and all levels; `best` follows."""
        return _update(self._live_cut(settings, token).settle(class_count, settings, token))

    # ---- cuts from scratch

    def quick(self, cut_input: CutInput, token: CancelToken, report: Reporter) -> LabelUpdate:
        """A quick cut while the pen is down, for methods without a live cut."""
        # An exact answer on a large image would come too late to guide the hand.
        exact_pixels = min(cut_input.settings.exact_pixels, QUICK_EXACT_PIXELS)
        quick = replace(cut_input.settings, exact_pixels=exact_pixels)
        return _whole(refine(self.request(cut_input, quick, token), token, report))

    def best(
        self, cut_input: CutInput, token: CancelToken, report: Reporter, *, is_live: bool
    ) -> LabelUpdate:
        """The best cut there is, however long it takes; waits while kernels are compiled.

        Args:
            is_live: the live cut goes on from this one.
        """
        from engine.refine import is_warming_up

        while is_warming_up():
            token.check()
            time.sleep(_POLL_S)
        update = _whole(refine(self.request(cut_input, cut_input.settings, token), token, report))
        if is_live:
            self._live_cut(cut_input.settings, token).adopt(update.labels)
        return update

    def fallback(self, cut_input: CutInput, token: CancelToken) -> LabelUpdate:
        """A rough cut that needs no compiled code; what is decided already, or predicted, stays."""
        from engine.refine.methods.fallback import stand_in

        seeds = cut_input.seeds
        update = _whole(stand_in(RefineRequest(self._image, seeds, cut_input.class_count), token))
        base = cut_input.mask.labels()
        if base is not None:
            known = (base != IGNORE) & (seeds == IGNORE)
            update.labels[known] = base[known]
        return update

    def select_parameters(self, cut_input: CutInput, token: CancelToken, report: Reporter) -> Told:
        """Smoothness and texture weight that the scribbles choose; see `ask_scribbles`."""
        from engine.refine.parameters.texture_selection import ask_scribbles, can_tell_texture

        settings = cut_input.settings
        if settings.auto_texture and not can_tell_texture(cut_input.seeds):
            # Not worth half a second for the filters.
            settings = replace(settings, auto_texture=False)
        return ask_scribbles(self.request(cut_input, settings, token), token, report)

    def request(self, cut_input: CutInput, settings: CutSettings, token: CancelToken) -> RefineRequest:
        """The request of `refine` for this input by these settings."""
        prior = cut_input.mask.prior()
        base = cut_input.mask.labels()
        is_drawn = base is None and settings.method == "object"
        is_textured = settings.texture > 0.0 or settings.auto_texture
        return RefineRequest(
            self._image,
            cut_input.seeds,
            cut_input.class_count,
            prior,
            settings,
            cut_input.earlier if is_drawn else base,
            self._texture_of(token) if is_textured else None,
            self._prepared_image() if settings.method == "object" else None,
            self._crf_shelf() if settings.method == "densecrf" else None,
            before_is_drawn=is_drawn,
        )

    # ---- inside

    def _live_cut(self, settings: CutSettings, token: CancelToken) -> InteractiveCut | CorrectionCut:
        """The live cut with all scribbles so far; made when there is none yet for what is corrected."""
        with self._lock:
            mask = self._mask
        if self._live is None or not mask.equals(self._live_mask):
            self._live = self._new_live_cut(mask, settings, token)
            self._live_mask = mask
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for rect, seeds in waiting:
            self._live.put_seeds(rect, seeds)
        return self._live

    def _new_live_cut(
        self, mask: BaseMask, settings: CutSettings, token: CancelToken
    ) -> InteractiveCut | CorrectionCut:
        from engine.refine.correction.geodesic_reach import Ground
        from engine.refine.live.live_correction import CorrectedMask, CorrectionCut
        from engine.refine.live.live_cut import InteractiveCut
        from engine.refine.solvers.image_pyramid import Levels

        if self._levels is None:
            self._levels = Levels.of(self._image, token)
        base = mask.labels()
        if base is None or not (base != IGNORE).any():
            return InteractiveCut(self._levels, settings, token)
        ground = Ground.of(self._levels, base)
        return CorrectionCut(self._levels, CorrectedMask(base, mask.prior(), ground))

    def _texture_of(self, token: CancelToken) -> Texture:
        if self._texture is None:
            from engine.refine.appearance.texture import describe

            self._texture = describe(self._image, token)
        return self._texture

    def _prepared_image(self) -> PreparedImage:
        """The image with its colours looked up."""
        if self._prepared is None:
            from engine.refine.correction.interactive import prepare

            self._prepared = prepare(self._image)
        return self._prepared

    def _crf_shelf(self) -> CrfShelf:
        """Lattices of the dense CRF of this image."""
        if self._crf is None:
            from engine.refine.crf.crf_cache import CrfShelf

            self._crf = CrfShelf()
        return self._crf


def _update(answer: LiveAnswer) -> LabelUpdate:
    return LabelUpdate(answer.rect, answer.labels)


def _whole(result: RefineResult) -> LabelUpdate:
    return LabelUpdate(Rect.of_shape(result.labels.shape), result.labels.copy())
