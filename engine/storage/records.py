"""Records of a project: frozen rows that may cross threads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from engine.core import EngineError, FileError, ImageId, ModelId
from engine.core.plane_path import file_of


class ImageStatus(StrEnum):
    """Status of an image in the user's work, or of its file."""

    NEW = "new"
    STARTED = "started"
    ACCEPTED = "accepted"
    SKIPPED = "skipped"
    MISSING = "missing"
    """The file is not where it was; its mask and history are kept."""
    UNREADABLE = "unreadable"
    """The file is there but is no image that can be read."""
    REMOVED = "removed"
    """The user took it out of the project: nothing counts, lists, learns or exports it; its mask is kept."""


ACCEPTED_ALONE: Final[frozenset[ImageStatus]] = frozenset()
"""Statuses that count beside accepted images: none."""

INCLUDABLE: Final = {"in-work": ImageStatus.STARTED}
"""Images that are not accepted but may be exported and learned from when that is asked for, by their word."""

PROBLEMS = frozenset({ImageStatus.MISSING, ImageStatus.UNREADABLE})
"""States of the file, not of the work: the work's own status comes back when they end."""
COVERING = PROBLEMS | {ImageStatus.REMOVED}
"""States that cover the work's own status, which comes back when they end."""


UNCHECKED: Final = -1
"""In the place of the revision that was checked: nobody has checked the image."""


@dataclass(frozen=True, slots=True)
class ImageRecord:
    """One image of a project.

    `name` is that of its file, behind as much of its folder as tells it from others of that name.
    `mask_name` is unique in the project: a posix path without suffix, the name of the mask.
    `mask_revision` grows with every stored step, undo and redo that changes the mask; 0 means never edited,
    though it may have steps that are decisions.
    `label` is the name that the user gave it in the project, empty for none; `group` what it belongs to, such
    as a patient. Neither changes the file. `is_checked`: it is accepted, and somebody checked the mask as it
    is now.
    """

    id: ImageId
    path: Path
    mask_name: str
    width: int | None
    height: int | None
    status: ImageStatus
    split: str | None
    mask_revision: int
    name: str
    label: str = ""
    group: str = ""
    is_checked: bool = False

    @property
    def shown_name(self) -> str:
        """The name for lists."""
        return self.label or self.name

    def problem(self, error: EngineError) -> FileProblem:
        """Why the image cannot be used."""
        return FileProblem(self.path, str(self.named_in(error)), self.name)

    def named_in(self, error: EngineError) -> EngineError:
        """The error, where it is about this file, with the name that no other image of the project has."""
        if isinstance(error, FileError) and file_of(error.path) == file_of(self.path):
            return error.called(self.name)
        return error


@dataclass(frozen=True, slots=True)
class ClassUse:
    """Use of a class in a project.

    `pixels` has, per image that uses it, its pixels in the mask, 0 where only scribbles do. `is_in_history`:
    some step of an image, perhaps undone, has it.
    """

    class_id: int
    pixels: dict[ImageId, int]
    is_in_history: bool


@dataclass(frozen=True, slots=True)
class FolderRecord:
    """A folder that images were added from."""

    id: int
    path: Path
    image_count: int


@dataclass(frozen=True, slots=True)
class ImageBeside:
    """An image of the folder of another one: the name of its file, and its shape (H, W), None if unknown."""

    id: ImageId
    name: str
    shape: tuple[int, int] | None


LEFT_OPEN: Final = "left_open"
"""Name among the metrics of the list of classes that a model is not good enough at to be shown."""

SHOWN: Final = "shown"
"""Name among the metrics of the list of classes that a first model has learned and that are shown."""


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """A trained model of the project. `created` is ISO 8601 in UTC."""

    id: ModelId
    path: Path
    created: str
    metrics: dict[str, Any] = field(default_factory=dict)
    note: str = ""
    is_current: bool = False

    @property
    def left_open(self) -> tuple[str, ...]:
        """Names of the classes whose pixels its predictions leave open, as it is not good at them."""
        return self._names(LEFT_OPEN)

    @property
    def shown(self) -> tuple[str, ...]:
        """Names of the classes that a first model shows; empty for others, of which nothing is hidden."""
        return self._names(SHOWN)

    def _names(self, metric: str) -> tuple[str, ...]:
        names = self.metrics.get(metric)
        return tuple(name for name in names if isinstance(name, str)) if isinstance(names, list) else ()

    @classmethod
    def of_file(cls, path: Path, metrics: Mapping[str, Any] | None = None, note: str = "") -> ModelRecord:
        """Record of a model file made just now, named after the file.

        >>> ModelRecord.of_file(Path("models/model-003.safetensors"), {"mean_iou": 0.8}).id
        'model-003'
        """
        created = datetime.now(UTC).isoformat(timespec="seconds")
        return cls(ModelId(path.stem), path, created, dict(metrics or {}), note)


@dataclass(frozen=True, slots=True)
class EffortRow:
    """Cost of one tool and class (None: no class in particular) in a session; `seconds` of active work."""

    tool: str
    class_id: int | None
    strokes: int = 0
    clicks: int = 0
    keys: int = 0
    undos: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of a prediction with the mask that was accepted; all values 0-1.

    `share` is the part of the pixels decided by both that it had right, `iou` has the classes that either
    of the two contains there, `mean_iou` is their mean without the background, unless nothing else is there.
    """

    share: float
    mean_iou: float
    iou: dict[int, float]


@dataclass(frozen=True, slots=True)
class WorkSession:
    """Work on one image from opening it until it was accepted or left; times are ISO 8601 in UTC.

    `accepted` is None when it was left undecided. `model_id` and `agreement` tell of the prediction
    that was there before the first correction; None where none was, and in sessions that were left.
    `image` is the name of its mask in the project (`ImageRecord.mask_name`).
    """

    id: int
    image_id: ImageId
    image: str
    began: str
    accepted: str | None
    rows: tuple[EffortRow, ...]
    model_id: ModelId | None = None
    agreement: Agreement | None = None


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A file that could not be used, and why, in one sentence."""

    path: Path
    sentence: str
    own_name: str = ""
    """Its name with as much of its folder as tells it from others; empty where the file's name does."""

    @property
    def name(self) -> str:
        """What the file is called in a message."""
        return self.own_name or self.path.name

    def to_json(self) -> dict[str, str]:
        """Plain values for the result of a command."""
        return {"file": str(self.path), "reason": self.sentence}
