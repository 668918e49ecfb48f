"""Prediction of whole images by overlapping tiles."""

from engine.predict.prediction import Prediction, prob_stride

__all__ = ["Prediction", "prob_stride"]
