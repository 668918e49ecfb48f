"""Store of the sums of accepted images, in a folder of the project: a cache, as safe to delete as any."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from engine.core import UserError
from engine.core.plane_path import files_of
from engine.files.pinned_folders import is_away
from engine.files.temporary_names import sweep_temporaries
from engine.learn.first_model.sums import FittedPart, RidgeSums
from engine.learn.request import Sample
from engine.models.files.tensor_file import load_tensors
from engine.models.files.weights import write_tensors

_log = logging.getLogger(__name__)

SUFFIX: Final = ".sums"
MOST_FILES: Final = 96
"""Of 1.5 MB each: more than most fits use, so that an undone mask finds its sums again."""

_VERSION: Final = 5
"""Raised when the same key would mean other sums."""


class SumsStore:
    """One file for each image and state of its labels; those not used for longest go first.

    Args:
        folder: made when there is something to keep; None to keep nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def read(self, key: str, feature_count: int) -> list[FittedPart] | None:
        """The parts that were kept by this key; None where there are none that can be used."""
        if self._folder is None or is_away(self._folder):
            return None
        path = self._folder / f"{key}{SUFFIX}"
        if not path.is_file():
            return None
        try:
            parts = _unpacked(load_tensors(path), feature_count)
            os.utime(path)
        except (UserError, OSError, KeyError, ValueError, RuntimeError) as error:
            _log.info("%s cannot be used, its sums are taken anew: %s", path, error)
            return None
        self._used.add(key)
        return parts

    def write(self, key: str, parts: list[FittedPart]) -> None:
        """Keep the parts; where that fails they are taken anew the next time."""
        if self._folder is None or is_away(self._folder):
            return
        # Of more images, each would push out what the next fit asks for first: none would ever be found.
        if len(self._used) >= MOST_FILES:
            return
        self._used.add(key)
        try:
            write_tensors(self._folder / f"{key}{SUFFIX}", _packed(parts), {})
            self._make_room()
        except (UserError, OSError) as error:
            _log.info("The sums of an image are not kept: %s", error)

    def _make_room(self) -> None:
        assert self._folder is not None
        sweep_temporaries((self._folder,))
        files = [(path.stat().st_mtime_ns, path) for path in self._folder.glob(f"*{SUFFIX}")]
        for _, path in sorted(files)[: max(0, len(files) - MOST_FILES)]:
            path.unlink(missing_ok=True)


def sums_key(sample: Sample, features: str) -> str:
    """Key of an image's sums: its file's state, its labels, and the features (any words)."""
    try:
        known = [os.stat(file) for file in files_of(sample.image_path)]
        state = " ".join(f"{status.st_size} {status.st_mtime_ns}" for status in known)
    except OSError:
        state = "no file"  # the image's own reader says so
    digest = hashlib.blake2b(digest_size=16)
    for text in (str(_VERSION), features, sample.key, str(sample.image_path), state):
        digest.update(text.encode("utf-8", "surrogatepass") + b"\0")
    digest.update(sample.digest)
    return digest.hexdigest()


def features_digest(words: Iterable[str], tensors: Mapping[str, Tensor]) -> str:
    """A text that is another one when the features are: settings, and the weights of the encoder."""
    digest = hashlib.blake2b(digest_size=16)
    for word in words:
        digest.update(word.encode() + b"\0")
    for name, tensor in tensors.items():
        digest.update(name.encode())
        digest.update(tensor.detach().cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()


def _packed(parts: list[FittedPart]) -> dict[str, Tensor]:
    """The matrices as upper triangles: they are symmetric."""
    tensors: dict[str, Tensor] = {}
    for number, part in enumerate(parts):
        gram, cross = part.sums.gram, part.sums.cross
        arrays: dict[str, NDArray[np.generic]] = {
            "gram": gram[np.triu_indices(len(gram))],
            "cross": np.stack(list(cross.values())),
            "ids": np.array(list(cross), np.uint8),
            "features": part.features,
            "classes": part.classes,
        }
        for name, array in arrays.items():
            tensors[f"{number}.{name}"] = torch.from_numpy(np.ascontiguousarray(array))
    return tensors


def _unpacked(tensors: Mapping[str, Tensor], feature_count: int) -> list[FittedPart]:
    """The parts.

    Raises:
        KeyError, ValueError: a tensor is missing, or of another shape than those of so many features.
    """
    parts: list[FittedPart] = []
    side = feature_count + 1
    for number in range(sum(name.endswith(".gram") for name in tensors)):
        names = ("gram", "cross", "ids", "features", "classes")
        upper, cross, ids, features, classes = (tensors[f"{number}.{name}"].numpy() for name in names)
        if cross.shape != (len(ids), side) or features.shape != (len(classes), feature_count):
            raise ValueError("sums of other features")
        gram = np.zeros((side, side))
        gram[np.triu_indices(side)] = upper
        gram += np.triu(gram, 1).T
        columns = {int(class_id): column for class_id, column in zip(ids, cross, strict=True)}
        parts.append(FittedPart(RidgeSums(gram, columns), features, classes))
    return parts
