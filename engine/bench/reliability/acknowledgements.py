"""Acknowledgements of a trial: the labels after every step, which of them the program said to be saved,
and whether it trained.

The child writes them with one system call a line, so that kill -9 takes none away that was written.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from engine.core import LabelMap

FILE_NAME: Final = "acknowledged.jsonl"


def digest(planes: Iterable[LabelMap]) -> str:
    """Short name of the labels of an image, plane by plane."""
    total = hashlib.sha256()
    for plane in planes:
        total.update(repr(plane.shape).encode())
        total.update(plane.tobytes())
    return total.hexdigest()[:24]


class Acknowledgements:
    """Writer of one trial's file; used by the child that will be killed."""

    def __init__(self, folder: Path) -> None:
        self._handle = os.open(folder / FILE_NAME, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def begins(self, image: str) -> None:
        """A step on the image begins: if it is an undo of accepting, the kill may come before its end."""
        self._write({"image": image, "begins": True})

    def reached(self, image: str, labels: str) -> None:
        """The image's labels are now those of this digest, in memory."""
        self._write({"image": image, "labels": labels})

    def saved(self, image: str) -> None:
        """Everything reached so far is on the disk, as the program says."""
        self._write({"image": image, "saved": True})

    def accepted(self, image: str) -> None:
        """The image counts as accepted, as the program says."""
        self._write({"image": image, "accepted": True})

    def training(self, is_running: bool) -> None:
        """A network has begun to be trained, or its training has ended."""
        self._write({"training": is_running})

    def _write(self, line: dict[str, object]) -> None:
        os.write(self._handle, (json.dumps(line) + "\n").encode())


@dataclass(slots=True)
class Acknowledged:
    """What a killed child had written about one image.

    Attributes:
        reached: digests of its labels, in order.
        saved_count: so many of them had been said to be saved.
        is_accepted: whether it was accepted at last.
    """

    reached: list[str] = field(default_factory=list)
    saved_count: int = 0
    is_accepted: bool = False


def read_acknowledged(folder: Path) -> dict[str, Acknowledged]:
    """Acknowledgements by image; empty when the child was killed before the first."""
    images: dict[str, Acknowledged] = {}
    for line in _lines(folder):
        if "image" not in line:
            continue
        image = images.setdefault(line["image"], Acknowledged())
        if "labels" in line:
            image.reached.append(line["labels"])
        elif "begins" in line:
            # It may be the undo of accepting.
            image.is_accepted = False
        elif "saved" in line:
            image.saved_count = len(image.reached)
        else:
            image.is_accepted = True
    return images


def was_training(folder: Path) -> bool:
    """Whether the child trained a network when it wrote its last line about that."""
    lines = [line for line in _lines(folder) if "training" in line]
    return bool(lines) and bool(lines[-1]["training"])


def _lines(folder: Path) -> list[dict[str, Any]]:
    """Lines of a trial's file; none before the first."""
    path = folder / FILE_NAME
    # What a kill has left of a line is none; a line that a living child writes may be half there as well.
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [json.loads(line) for line in text[: text.rfind("\n") + 1].splitlines()]
