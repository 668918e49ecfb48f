"""A loaded model that turns image files into masks; imports torch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.core import CancelToken, ClassList, LabelMap
from engine.core.plane_path import input_path
from engine.document.image import read_image
from engine.document.stacks.network_input import read_network_input
from engine.predict.loaded_model import LoadedPredictor
from engine.predict.settings import PredictSettings

if TYPE_CHECKING:
    from engine.predict import Prediction


@dataclass(frozen=True, slots=True)
class PredictedMask:
    """(H, W) class ids, and (H, W) uint8 uncertainty of the network, 0 sure to 255."""

    labels: LabelMap
    uncertainty: NDArray[np.uint8]


class MaskMaker:
    """One model on the best device of this machine.

    Raises:
        UserError: the model file is missing, damaged or not Inkling's.
    """

    def __init__(self, model: Path, settings: PredictSettings, *, with_crf: bool) -> None:
        self._model = LoadedPredictor(model)
        self._settings = settings
        self._with_crf = with_crf

    @property
    def classes(self) -> ClassList:
        return self._model.spec.classes

    def predict(self, image: Path, token: CancelToken) -> PredictedMask:
        """The mask of one image file.

        Raises:
            UserError: the image cannot be read, lacks channels that the network sees, or needs more memory
                than there is.
            CancelledError: the token was set.
        """
        pixels = read_network_input(input_path(image, self._model.spec.channels))
        prediction = self._model.predict(pixels, self._settings, token)
        labels = prediction.labels
        if self._with_crf and self._model.spec.class_count > 1:
            from engine.refine.crf.densecrf import crf_labels

            labels = crf_labels(read_image(image), full_size(prediction, pixels.shape), token=token)
        return PredictedMask(labels, prediction.uncertainty)


def full_size(prediction: Prediction, shape: tuple[int, ...]) -> NDArray[np.float32]:
    """(C, H, W) float32 probabilities at the image's size, bilinear between the stored cells."""
    probs = prediction.probs.astype(np.float32)
    if prediction.stride == 1:
        return probs
    import cv2

    height, width = shape[:2]
    size = (probs.shape[2] * prediction.stride, probs.shape[1] * prediction.stride)
    planes = [cv2.resize(plane, size, interpolation=cv2.INTER_LINEAR) for plane in probs]
    return np.stack(planes)[:, :height, :width]
