"""Prediction of whole images by overlapping tiles."""

from engine.predict.prediction import Prediction, prob_stride
from engine.predict.settings import CAREFUL, Flips, Precision, PredictSettings, Uncertainty

__all__ = ["CAREFUL", "Flips", "Precision", "PredictSettings", "Prediction", "Uncertainty", "prob_stride"]
