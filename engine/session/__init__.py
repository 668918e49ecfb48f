"""The engine as a window sees it: one open project, edits in, events out."""

from engine.instances import InstanceMap, InstanceMethod, InstanceSettings
from engine.predict.settings import Uncertainty
from engine.refine.methods.catalog import METHODS as CUT_METHODS
from engine.refine.settings import CutSettings
from engine.session.editing.active_stroke import ActiveStroke
from engine.session.open_image import OpenImage
from engine.session.session import Session
from engine.session.state import (
    Busy,
    ImagePrediction,
    LearningPhase,
    LearningState,
    Notice,
    NoticeLevel,
    PredictionStatus,
    Preview,
    Question,
    SessionEvents,
)

__all__ = [
    "CUT_METHODS",
    "ActiveStroke",
    "Busy",
    "CutSettings",
    "ImagePrediction",
    "InstanceMap",
    "InstanceMethod",
    "InstanceSettings",
    "LearningPhase",
    "LearningState",
    "Notice",
    "NoticeLevel",
    "OpenImage",
    "PredictionStatus",
    "Preview",
    "Question",
    "Session",
    "SessionEvents",
    "Uncertainty",
]
