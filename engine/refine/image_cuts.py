"""All cuts of one open image: under the pen, at its end, and the best one; with what they share."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from engine.core import IGNORE, BadInputError, CancelToken, LabelMap, ProbMap, Rect, Reporter, RgbU8
from engine.refine.preparation import is_prepared, stage_of
from engine.refine.refine import refine
from engine.refine.settings import QUICK_EXACT_PIXELS, CutSettings, RefineRequest, RefineResult

if TYPE_CHECKING:
    from engine.refine.appearance.image_features import ImageFeatures
    from engine.refine.appearance.ridges import Ridges
    from engine.refine.appearance.texture import Texture
    from engine.refine.correction.interactive import PreparedImage
    from engine.refine.crf.crf_cache import CrfCache
    from engine.refine.live.live_base import LiveCut, LiveLabels
    from engine.refine.parameters.texture_selection import SelectedParameters
    from engine.refine.solvers.image_pyramid import CutPyramid

_POLL_S: Final = 0.05


@dataclass(frozen=True, slots=True)
class LabelUpdate:
    """Labels that changed; they belong to the receiver.

    Attributes:
        rect: where; empty when nothing changed.
        labels: (h, w) of `rect`; may be written to.
        is_rough: they are a stand-in for a cut that is not prepared yet.
    """

    rect: Rect
    labels: LabelMap
    is_rough: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class PreviousMask:
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

    def equals(self, other: PreviousMask) -> bool:
        """True when both masks are the same; predictions are compared by identity."""
        if self.predicted is not other.predicted or self.class_count != other.class_count:
            return False
        if (self.decided is None) != (other.decided is None):
            return False
        if self.decided is other.decided:
            return True
        return self.decided is None or np.array_equal(self.decided, np.asarray(other.decided))


@dataclass(frozen=True, slots=True, eq=False)
class CutInput:
    """Everything but the image that a cut is made from; nobody writes to the arrays.

    Attributes:
        scribbles: (H, W) classes that are scribbled, and pixels that stay as they are; 255 elsewhere.
        earlier: (H, W) the cut that was previewed when the stroke began; None for none.
        features: learned features of the image as they were there when the stroke began; None for none.
    """

    scribbles: LabelMap
    mask: PreviousMask
    class_count: int
    settings: CutSettings
    earlier: LabelMap | None = None
    features: ImageFeatures | None = None


_NOTHING: Final = PreviousMask()


class ImageCuts:
    """Cuts of one image, with its features and its live cut, each computed when first needed.

    `begin` and `add_scribbles` are for any thread, all other methods for one worker thread. Every method that
    takes a token raises CancelledError when that is cancelled, and leaves everything usable.
    """

    def __init__(self, image: RgbU8) -> None:
        self._image = image
        self._lock = threading.Lock()
        self._waiting: list[tuple[Rect, LabelMap]] = []
        self._mask = _NOTHING
        self._live: LiveCut | None = None
        self._live_mask = _NOTHING
        self._pyramid: CutPyramid | None = None
        self._texture: Texture | None = None
        self._ridges: Ridges | None = None
        self._prepared: PreparedImage | None = None
        self._crf: CrfCache | None = None

    @property
    def shape(self) -> tuple[int, int]:
        """(H, W)."""
        return self._image.shape[0], self._image.shape[1]

    # ---- scribbles, from any thread

    def begin(self, mask: PreviousMask, scribbles: LabelMap) -> None:
        """Set all scribbles of the image, and what they correct from now on."""
        with self._lock:
            self._mask = mask
            self._waiting = [(Rect.of_shape(self._image.shape), scribbles)]

    def add_scribbles(self, rect: Rect, scribbles: LabelMap) -> None:
        """Set the scribbles in `rect`; (h, w), a copy that nobody writes to."""
        with self._lock:
            self._waiting.append((rect, scribbles))

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
        """The best cut there is, however long it takes; waits until its kernels are compiled.

        Args:
            is_live: the live cut goes on from this one.
        """
        while not _is_prepared(cut_input):
            token.wait(_POLL_S)
        update = _whole(refine(self.request(cut_input, cut_input.settings, token), token, report))
        if is_live:
            self._live_cut(cut_input.settings, token).adopt(update.labels)
        return update

    def early(self, cut_input: CutInput, token: CancelToken, report: Reporter) -> LabelUpdate:
        """While kernels are compiled: a quick cut if it is prepared already, else a rough one."""
        # The quick cut of a larger image needs more than its best one does.
        is_small = cut_input.scribbles.size <= QUICK_EXACT_PIXELS
        if is_small and _is_prepared(cut_input):
            return self.quick(cut_input, token, report)
        return self._fallback(cut_input, token)

    def _fallback(self, cut_input: CutInput, token: CancelToken) -> LabelUpdate:
        """A rough cut that needs no compiled code; what is decided already, or predicted, stays."""
        from engine.refine.methods.fallback import fallback_cut

        scribbles, settings = cut_input.scribbles, cut_input.settings
        request = RefineRequest(self._image, scribbles, cut_input.class_count, settings=settings)
        update = replace(_whole(fallback_cut(request, token)), is_rough=True)
        previous_mask = cut_input.mask.labels()
        if previous_mask is not None:
            known = (previous_mask != IGNORE) & (scribbles == IGNORE)
            update.labels[known] = previous_mask[known]
        return update

    def select_parameters(
        self, cut_input: CutInput, token: CancelToken, report: Reporter
    ) -> SelectedParameters:
        """Smoothness and texture weight that the scribbles choose; see `select_parameters`."""
        from engine.refine.parameters.texture_selection import can_select_texture, select_parameters

        settings = cut_input.settings
        if settings.auto_texture and not can_select_texture(cut_input.scribbles):
            # Not worth half a second for the filters.
            settings = replace(settings, auto_texture=False)
        return select_parameters(self.request(cut_input, settings, token), token, report)

    def request(self, cut_input: CutInput, settings: CutSettings, token: CancelToken) -> RefineRequest:
        """The request of `refine` for this input by these settings."""
        prior = cut_input.mask.prior()
        previous_mask = cut_input.mask.labels()
        is_drawn = previous_mask is None and settings.method == "object"
        is_textured = settings.texture > 0.0 or settings.auto_texture
        return RefineRequest(
            self._image,
            cut_input.scribbles,
            cut_input.class_count,
            prior,
            settings,
            cut_input.earlier if is_drawn else previous_mask,
            self._texture_of(token) if is_textured else None,
            self._prepared_image(cut_input.features) if settings.method == "object" else None,
            self._crf_cache() if settings.method == "densecrf" else None,
            previous_mask_is_scribbled=is_drawn,
            ridges=self._ridges_of(token) if settings.follows_lines else None,
        )

    # ---- inside

    def _live_cut(self, settings: CutSettings, token: CancelToken) -> LiveCut:
        """The live cut with all scribbles so far; made when there is none yet for what is corrected."""
        with self._lock:
            mask = self._mask
        if self._live is None or not mask.equals(self._live_mask):
            self._live = self._new_live_cut(mask, settings, token)
            self._live_mask = mask
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for rect, scribbles in waiting:
            self._live.put_scribbles(rect, scribbles)
        return self._live

    def _new_live_cut(self, mask: PreviousMask, settings: CutSettings, token: CancelToken) -> LiveCut:
        from engine.refine.correction.geodesic_reach import GeodesicMap
        from engine.refine.live.live_correction import CorrectedMask, CorrectionCut
        from engine.refine.live.live_cut import NewMaskCut
        from engine.refine.solvers.image_pyramid import CutPyramid

        if self._pyramid is None:
            self._pyramid = CutPyramid.of(self._image, token)
        previous_mask = mask.labels()
        if previous_mask is None or not (previous_mask != IGNORE).any():
            return NewMaskCut(self._pyramid, settings, token)
        geodesic_map = GeodesicMap.of(self._pyramid, previous_mask)
        return CorrectionCut(self._pyramid, CorrectedMask(previous_mask, mask.prior(), geodesic_map))

    def _texture_of(self, token: CancelToken) -> Texture:
        if self._texture is None:
            from engine.refine.appearance.texture import describe

            self._texture = describe(self._image, token)
        return self._texture

    def _ridges_of(self, token: CancelToken) -> Ridges:
        if self._ridges is None:
            from engine.refine.appearance.ridges import ridges_of

            self._ridges = ridges_of(self._image, token)
        return self._ridges

    def _prepared_image(self, features: ImageFeatures | None) -> PreparedImage:
        """The image with its colours looked up, and its features."""
        if self._prepared is None:
            from engine.refine.correction.interactive import prepare

            self._prepared = prepare(self._image)
        return self._prepared.with_features(features)

    def _crf_cache(self) -> CrfCache:
        """Lattices of the dense CRF of this image."""
        if self._crf is None:
            from engine.refine.crf.crf_cache import CrfCache

            self._crf = CrfCache()
        return self._crf


def _is_prepared(cut_input: CutInput) -> bool:
    mask = cut_input.mask
    is_correction = mask.decided is not None or mask.predicted is not None
    return is_prepared(stage_of(cut_input.settings, cut_input.scribbles, is_correction=is_correction))


def _update(answer: LiveLabels) -> LabelUpdate:
    return LabelUpdate(answer.rect, answer.labels)


def _whole(result: RefineResult) -> LabelUpdate:
    return LabelUpdate(Rect.of_shape(result.labels.shape), result.labels.copy())
