"""Vocabulary that every room shares: errors, geometry, classes, progress, cancelling, events."""

from engine.core.arrays import BoolMap, LabelMap, ProbMap, RgbF32, RgbU8, read_only
from engine.core.classes import BACKGROUND, IGNORE, ClassInfo, ClassList, is_thing_at_first, palette_color
from engine.core.errors import (
    BadInputError,
    CancelledError,
    EngineError,
    FileError,
    TooFewScribblesError,
    UserError,
    unknown_name,
)
from engine.core.events import Event
from engine.core.geometry import Rect, bounding_rect
from engine.core.ids import ImageId, ModelId
from engine.core.progress import NO_PROGRESS, CancelToken, Progress, Reporter, Throttle

__all__ = [
    "BACKGROUND",
    "IGNORE",
    "NO_PROGRESS",
    "BadInputError",
    "BoolMap",
    "CancelToken",
    "CancelledError",
    "ClassInfo",
    "ClassList",
    "EngineError",
    "Event",
    "FileError",
    "ImageId",
    "LabelMap",
    "ModelId",
    "ProbMap",
    "Progress",
    "Rect",
    "Reporter",
    "RgbF32",
    "RgbU8",
    "Throttle",
    "TooFewScribblesError",
    "UserError",
    "bounding_rect",
    "is_thing_at_first",
    "palette_color",
    "read_only",
    "unknown_name",
]
