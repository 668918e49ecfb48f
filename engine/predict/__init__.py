"""Prediction of whole images by overlapping tiles."""

from engine.predict.prediction import Prediction, prob_stride
from engine.predict.settings import MULTI_SCALE_TTA, Flips, Precision, PredictSettings, Uncertainty

__all__ = [
    "MULTI_SCALE_TTA",
    "Flips",
    "Precision",
    "PredictSettings",
    "Prediction",
    "Uncertainty",
    "prob_stride",
]
