"""Layers of labels that the canvas can show in place of the mask: prediction, and where both differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

import numpy as np

from engine.core import BACKGROUND, IGNORE, LabelMap, Rect, RgbU8
from engine.session import OpenImage
from engine.session.state import decided_labels, shown_labels
from gui.modes import LabelLayer, SplitSide


class PredictionSource:
    """`CanvasSource` of the prediction alone, hatched as everywhere; GUI thread."""

    def __init__(self, image: OpenImage) -> None:
        self._image = image

    @property
    def shape(self) -> tuple[int, int]:
        return self._image.shape

    @property
    def pixels(self) -> RgbU8:
        return self._image.pixels

    @property
    def smaller_copies(self) -> tuple[RgbU8, ...]:
        return self._image.smaller_copies

    @property
    def has_labels(self) -> bool:
        return self._image.has_labels

    def shown(self, rect: Rect) -> LabelMap:
        prediction = self._image.prediction
        return _blank(rect) if prediction is None else prediction.labels[rect.slices].copy()

    def shown_and_open(self, rect: Rect) -> tuple[LabelMap, LabelMap]:
        shown = self.shown(rect)
        return shown, (shown != self.decided(rect)).view(np.uint8)

    def decided(self, rect: Rect) -> LabelMap:
        return _blank(rect)

    def scribbles(self, rect: Rect) -> LabelMap:
        return _blank(rect)

    def uncertainty(self, rect: Rect) -> LabelMap | None:
        return self._image.uncertainty(rect)


class DifferenceSource(PredictionSource):
    """`CanvasSource` of the pixels whose decided class the prediction contradicts; GUI thread.

    Plain: the class that the model predicts there. Hatched: the decided class, where the model predicts
    background, which would be too faint to be seen.

    Args:
        has_background: class 0 is the background.
    """

    def __init__(self, image: OpenImage, *, has_background: bool) -> None:
        super().__init__(image)
        self._has_background = has_background

    def shown(self, rect: Rect) -> LabelMap:
        return self._differing(rect)[0]

    def decided(self, rect: Rect) -> LabelMap:
        shown, is_missed = self._differing(rect)
        shown[is_missed] = IGNORE
        return shown

    def _differing(self, rect: Rect) -> tuple[LabelMap, np.ndarray]:
        """(h, w) uint8 labels to draw, and (h, w) bool where the model predicts background in their place."""
        prediction = self._image.prediction
        if prediction is None:
            return _blank(rect), np.zeros((rect.height, rect.width), np.bool_)
        decided, predicted = self._image.decided(rect), prediction.labels[rect.slices]
        differs = (decided != IGNORE) & (decided != predicted)
        is_missed = differs & (predicted == BACKGROUND) & self._has_background
        shown = np.where(differs, predicted, np.uint8(IGNORE))
        shown[is_missed] = decided[is_missed]
        return shown, is_missed


class BeforeCutSource(PredictionSource):
    """`CanvasSource` of the mask as it is without the cut that is not applied; GUI thread."""

    def shown(self, rect: Rect) -> LabelMap:
        return shown_labels(self._image.planes, None, self._image.prediction, rect)

    def decided(self, rect: Rect) -> LabelMap:
        return decided_labels(self._image.planes, None, rect)

    def scribbles(self, rect: Rect) -> LabelMap:
        return self._image.scribbles(rect)


LabelSource: TypeAlias = OpenImage | PredictionSource
"""Source of labels of which those that are decided can be read alone."""


class SplitSource(PredictionSource):
    """`CanvasSource` of one source left of a column of the image, of another one from there on; GUI thread.

    Args:
        column: the first column of `right`, read anew each time.
    """

    def __init__(
        self, image: OpenImage, left: LabelSource, right: LabelSource, column: Callable[[], int]
    ) -> None:
        super().__init__(image)
        self._left = left
        self._right = right
        self._column = column

    def shown(self, rect: Rect) -> LabelMap:
        return self._joined(rect, self._left.shown, self._right.shown)

    def decided(self, rect: Rect) -> LabelMap:
        return self._joined(rect, self._left.decided, self._right.decided)

    def scribbles(self, rect: Rect) -> LabelMap:
        return self._joined(rect, self._left.scribbles, self._right.scribbles)

    def _joined(
        self, rect: Rect, left: Callable[[Rect], LabelMap], right: Callable[[Rect], LabelMap]
    ) -> LabelMap:
        column = min(max(self._column(), rect.x0), rect.x1)
        if column == rect.x0:
            return right(rect)
        if column == rect.x1:
            return left(rect)
        return np.hstack([left(replace(rect, x1=column)), right(replace(rect, x0=column))])


def source_of(
    side: SplitSide,
    layer: LabelLayer,
    image: OpenImage,
    column: Callable[[], int] | None,
    *,
    has_background: bool,
) -> LabelSource:
    """What the canvas draws the labels of; the layer alone, or right of a divider.

    Args:
        side: what is left of the divider.
        column: gives the place of the divider; None without one.
        has_background: class 0 is the background.
    """
    right = _source_of_layer(layer, image, has_background=has_background)
    if column is None or side is SplitSide.IMAGE:
        return right
    left = PredictionSource(image) if side is SplitSide.PREDICTION else BeforeCutSource(image)
    return SplitSource(image, left, right, column)


def _source_of_layer(layer: LabelLayer, image: OpenImage, *, has_background: bool) -> LabelSource:
    if layer is LabelLayer.PREDICTION:
        return PredictionSource(image)
    return image if layer is LabelLayer.MASK else DifferenceSource(image, has_background=has_background)


def _blank(rect: Rect) -> LabelMap:
    return np.full((rect.height, rect.width), IGNORE, np.uint8)
