"""Findings of the project check: each names one thing that is wrong, and carries its repair."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

RowRepair: TypeAlias = Callable[[sqlite3.Connection], None]
"""Repair of rows, inside one transaction with those of all other findings."""
FileRepair: TypeAlias = Callable[[], None]
"""Repair of files, after the rows are stored."""


class DamageKind(StrEnum):
    """Kind of damage; the words are those of `doctor --json`."""

    DATABASE = "database"
    SETTING = "setting"
    CLASS = "class"
    IMAGE_ROW = "image-row"
    MODEL_ROW = "model-row"
    EFFORT = "effort"
    STEP = "step"
    TILE = "tile"
    HISTORY = "history"
    MASK_FILE = "mask-file"
    UNKNOWN_CLASS = "unknown-class"
    IMAGE_MISSING = "image-missing"
    IMAGE_UNREADABLE = "image-unreadable"
    IMAGE_SIZE = "image-size"
    IMAGE_CHANGED = "image-changed"
    MODEL_FILE = "model-file"
    ORPHAN = "orphan"
    LEFTOVER = "leftover"
    CACHE = "cache"
    PLACE = "place"
    """A part of the project's folder that is a link to another place, or no folder or file."""


@dataclass(frozen=True, slots=True)
class Damage:
    """One thing that is wrong with a project.

    Attributes:
        subject: the image, file or row concerned.
        sentence: the damage, in plain words.
        repair: result of the repair, in plain words; empty when the program cannot mend it.
        advice: advice to the user where the program cannot mend it.
        command_advice: what a command says in its place, where that is to be typed; empty for the same.
    """

    kind: DamageKind
    subject: str
    sentence: str
    repair: str = ""
    advice: str = ""
    command_advice: str = ""
    rows: RowRepair | None = field(default=None, compare=False, repr=False)
    files: FileRepair | None = field(default=None, compare=False, repr=False)

    @property
    def is_repairable(self) -> bool:
        return bool(self.repair)

    def as_json(self) -> dict[str, Any]:
        """The finding for `doctor --json`."""
        return {
            "kind": str(self.kind),
            "subject": self.subject,
            "sentence": self.sentence,
            "repair": self.repair,
            "advice": self.command_advice or self.advice,
        }


@dataclass(frozen=True, slots=True)
class StoredImage:
    """Row of an image as far as it can be believed; sizes that cannot are None."""

    id: int
    folder_id: int
    name: str
    mask_name: str
    width: int | None
    height: int | None
    position: int
    revision: int
    file_revision: int
    is_removed: bool = False
    """Taken out of the project: its file need not be there."""

    @property
    def shape(self) -> tuple[int, int] | None:
        """(H, W), None where it is not known."""
        return None if self.width is None or self.height is None else (self.height, self.width)
