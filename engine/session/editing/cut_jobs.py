"""The jobs of the refine lane: frozen input in, changed labels out."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from engine.core import IGNORE, CancelToken, LabelMap, Rect, Reporter, RgbU8
from engine.refine.settings import QUICK_EXACT_PIXELS
from engine.session.editing.image_features import ImageFeatures
from engine.session.editing.live_cut_cache import BaseMask, LabelUpdate, LiveCutCache

if TYPE_CHECKING:
    from engine.refine import CutSettings, RefineRequest
    from engine.refine.parameters.texture_selection import Told

_LOOK_AGAIN_S: Final = 0.05


@dataclass(frozen=True, slots=True)
class CutInput:
    """What every cut of the open image is made from; nobody writes to the arrays."""

    image: RgbU8
    seeds: LabelMap
    mask: BaseMask
    class_count: int
    settings: CutSettings
    features: ImageFeatures
    earlier: LabelMap | None

    def request(self, settings: CutSettings, token: CancelToken) -> RefineRequest:
        """The same in the words of `refine`."""
        from engine.refine import RefineRequest

        prior = self.mask.prior()
        before = self.mask.labels()
        is_drawn = before is None and settings.method == "object"
        if is_drawn:
            before = self.earlier
        is_textured = settings.texture > 0.0 or settings.auto_texture
        texture = self.features.texture(self.image, token) if is_textured else None
        prepared = self.features.prepared(self.image) if settings.method == "object" else None
        crf = self.features.crf() if settings.method == "densecrf" else None
        return RefineRequest(
            self.image,
            self.seeds,
            self.class_count,
            prior,
            settings,
            before,
            texture,
            prepared,
            crf,
            before_is_drawn=is_drawn,
        )


@dataclass(frozen=True, slots=True)
class QuickCutWork:
    """A quick cut from scratch, while the pen is down and there is no live cut for it."""

    input: CutInput

    def __call__(self, token: CancelToken, report: Reporter) -> LabelUpdate:
        return _cut(self.input, _quick(self.input.settings), token, report)


@dataclass(frozen=True, slots=True)
class LiveCutWork:
    """What changed under the pen. `is_whole`: the receiver has no labels yet that this could change."""

    shelf: LiveCutCache
    class_count: int
    settings: CutSettings
    is_whole: bool

    def __call__(self, token: CancelToken, report: Reporter) -> LabelUpdate:
        started_s = time.perf_counter()
        cut = self.shelf.cut(self.settings, token)
        answer = cut.preview(self.class_count, self.settings, token)
        if self.is_whole:
            answer = cut.whole()
        return LabelUpdate(answer.rect, answer.labels, False, np.nan, time.perf_counter() - started_s)


@dataclass(frozen=True, slots=True)
class FinishLiveCutWork:
    """The pen is up: colours learned anew, and all levels; `BestCutWork` follows."""

    shelf: LiveCutCache
    class_count: int
    settings: CutSettings

    def __call__(self, token: CancelToken, report: Reporter) -> LabelUpdate:
        started_s = time.perf_counter()
        answer = self.shelf.cut(self.settings, token).settle(self.class_count, self.settings, token)
        return LabelUpdate(answer.rect, answer.labels, False, np.nan, time.perf_counter() - started_s)


@dataclass(frozen=True, slots=True)
class BestCutWork:
    """The best answer there is, however long it takes; the live cut, if there is one, goes on from it."""

    shelf: LiveCutCache | None
    input: CutInput

    def __call__(self, token: CancelToken, report: Reporter) -> LabelUpdate:
        from engine.refine import is_warming_up

        while is_warming_up():
            token.check()
            time.sleep(_LOOK_AGAIN_S)
        patch = _cut(self.input, self.input.settings, token, report)
        if self.shelf is not None:
            self.shelf.cut(self.input.settings, token).adopt(patch.labels)
        return patch


@dataclass(frozen=True, slots=True)
class FallbackCutWork:
    """A rough cut that needs no compiled code; what is decided already, or predicted, stays."""

    input: CutInput

    def __call__(self, token: CancelToken, report: Reporter) -> LabelUpdate:
        from engine.refine import RefineRequest
        from engine.refine.methods.fallback import stand_in

        given = self.input
        result = stand_in(RefineRequest(given.image, given.seeds, given.class_count), token)
        labels = result.labels.copy()
        before = given.mask.labels()
        if before is not None:
            known = (before != IGNORE) & (given.seeds == IGNORE)
            labels[known] = before[known]
        return LabelUpdate(Rect.of_shape(labels.shape), labels, False, result.energy, result.seconds)


@dataclass(frozen=True, slots=True)
class ParameterWork:
    """Asks the scribbles how smooth the regions are, and whether texture tells them apart; see `Told`."""

    input: CutInput

    def __call__(self, token: CancelToken, report: Reporter) -> Told:
        from engine.refine.parameters.texture_selection import ask_scribbles, can_tell_texture

        settings = self.input.settings
        if settings.auto_texture and not can_tell_texture(self.input.seeds):
            # Not worth half a second for the filters.
            settings = replace(settings, auto_texture=False)
        return ask_scribbles(self.input.request(settings, token), token, report)


@dataclass(frozen=True, slots=True)
class PrepareLiveCutWork:
    """Makes the live cut of an image that was just opened."""

    shelf: LiveCutCache
    settings: CutSettings

    def __call__(self, token: CancelToken, report: Reporter) -> None:
        self.shelf.cut(self.settings, token)


def _cut(given: CutInput, settings: CutSettings, token: CancelToken, report: Reporter) -> LabelUpdate:
    from engine.refine import refine

    result = refine(given.request(settings, token), token, report)
    rect = Rect.of_shape(result.labels.shape)
    return LabelUpdate(rect, result.labels.copy(), result.exact, result.energy, result.seconds)


def _quick(settings: CutSettings) -> CutSettings:
    """While the pen is down an exact answer on a large image would come too late to guide the hand."""
    return replace(settings, exact_pixels=min(settings.exact_pixels, QUICK_EXACT_PIXELS))
