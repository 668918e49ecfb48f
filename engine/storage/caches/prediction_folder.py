"""Predictions as files in the project's folder: a cache, which may be deleted at any time."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import threading
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.core import ImageId, LabelMap, ModelId, RgbU8, UserError
from engine.files.disk_errors import disk_error
from engine.files.held_files import replace_file
from engine.files.pinned_folders import is_away
from engine.files.temporary_names import sweep_temporaries, unfinished_beside
from engine.storage.caches.prediction_file import (
    DamagedPredictionError,
    StoredPrediction,
    pack,
    unpack,
    unpack_labels,
)

_log = logging.getLogger(__name__)

FOLDER: Final = "predictions"
LIMIT_BYTES: Final = 2 << 30
FREE_SHARE: Final = 0.1
"""Of what the disk has free, counting what is kept already, no more than this part is used."""

SUFFIX: Final = ".prediction"
_UNFINISHED: Final = ".unfinished"
"""Ending that earlier versions gave to unfinished files."""


@dataclass(frozen=True, slots=True)
class PredictionKey:
    """Key of a prediction: its image, its model, and the way it was made (any words)."""

    image_id: ImageId
    model_id: ModelId
    way: str

    @property
    def file_name(self) -> str:
        digest = hashlib.blake2b(f"{self.model_id}\n{self.way}".encode(), digest_size=8).hexdigest()
        return f"{self.image_id}-{digest}{SUFFIX}"


class PredictionFolder:
    """One file for each prediction; those not used for longest go first. Any thread.

    What is not whole, or of another state of the image's pixels, is removed when it is to be read. Files that
    are not ours stay, and do not count.

    Args:
        folder: made when there is something to keep.
        read_only: the folder is not ours to write to: read only.
        limit_bytes: of all files together.
    """

    def __init__(self, folder: Path, *, read_only: bool, limit_bytes: int = LIMIT_BYTES) -> None:
        self._folder = folder
        self._read_only = read_only
        self._limit_bytes = limit_bytes
        self._lock = threading.Lock()
        self._sizes: dict[str, int] | None = None
        self._newest_ns = 0

    def has(self, key: PredictionKey) -> bool:
        """True when there is a file of it, in whatever state."""
        return (self._folder / key.file_name).exists()

    def read(self, key: PredictionKey, pixels: RgbU8) -> StoredPrediction | None:
        """The prediction of these pixels; None where there is none that can be used."""
        path = self._folder / key.file_name
        if is_away(path):
            return None
        try:
            raw = path.read_bytes()
        except OSError:
            return None
        try:
            prediction = unpack(raw, _about(key, pixels))
        except DamagedPredictionError as error:
            _log.info("%s cannot be used and is removed: %s", path, error.summary)
            self._remove(path)
            return None
        if not self._read_only:
            self._touch(path)
        return prediction

    def labels(self, key: PredictionKey) -> LabelMap | None:
        """(H, W) labels of the prediction, for whichever pixels it was made; None where there is none.

        Quicker than `read`, to look through many: it neither needs the image nor counts as a use.
        """
        path = self._folder / key.file_name
        if is_away(path):
            return None
        try:
            return unpack_labels(path.read_bytes(), _key_facts(key))
        except OSError:
            return None
        except DamagedPredictionError as error:
            _log.info("%s cannot be used: %s", path, error.summary)
            return None

    def write(self, key: PredictionKey, pixels: RgbU8, prediction: StoredPrediction) -> None:
        """Keep it, whole or not at all, in the place of the former one.

        Raises:
            UserError: it cannot be written.
        """
        if self._read_only or is_away(self._folder):
            return
        raw = pack(_about(key, pixels), prediction)
        path = self._folder / key.file_name
        try:
            with self._lock, unfinished_beside(path) as unfinished:
                self._folder.mkdir(exist_ok=True)
                if not self._make_room(path.name, len(raw)):
                    return
                # Not synced: what a power cut spoils is found out by its checksums.
                unfinished.write_bytes(raw)
                replace_file(unfinished, path)
                self._known()[path.name] = len(raw)
            self._touch(path)
        except OSError as error:
            failure = disk_error(error, self._folder)
            raise UserError(
                f"Predictions cannot be kept: {failure.summary}",
                f"Nothing is lost: they are made again when they are needed. {failure.hint}",
            ) from error

    def _make_room(self, name: str, count: int) -> bool:
        """Drop others until so many bytes have room; False when they never will."""
        sizes = self._known()
        sizes.pop(name, None)
        held = sum(sizes.values())
        share = int(FREE_SHARE * (shutil.disk_usage(self._folder).free + held))
        limit = min(self._limit_bytes, share)
        if count > limit:
            return False
        if held + count > limit:
            # A tenth more than is needed, as finding the oldest takes a look at every file.
            for old in sorted(sizes, key=self._used_ns):
                if held + count <= 0.9 * limit:
                    break
                held -= sizes.pop(old)
                (self._folder / old).unlink(missing_ok=True)
        return True

    def _known(self) -> dict[str, int]:
        """Bytes of each file; looked up once, when what a crash left unfinished is removed, too."""
        if self._sizes is None:
            self._sizes = {}
            sweep_temporaries((self._folder,))
            with os.scandir(self._folder) as entries:
                for entry in entries:
                    if entry.name.endswith(SUFFIX):
                        status = entry.stat()
                        self._sizes[entry.name] = status.st_size
                        self._newest_ns = max(self._newest_ns, status.st_mtime_ns)
                    elif entry.name.endswith(SUFFIX + _UNFINISHED):
                        os.unlink(entry.path)
        return self._sizes

    def _used_ns(self, name: str) -> int:
        try:
            return (self._folder / name).stat().st_mtime_ns
        except OSError:
            return 0

    def _touch(self, path: Path) -> None:
        """Note the use of a file by a time after that of every other, whatever the clock says."""
        with self._lock:
            self._known()
            self._newest_ns = max(time.time_ns(), self._newest_ns + 1)
            now_ns = self._newest_ns
        try:
            os.utime(path, ns=(now_ns, now_ns))
        except OSError as error:
            _log.info("%s was read, which cannot be noted: %s", path, error)

    def _remove(self, path: Path) -> None:
        if self._read_only:
            return
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            _log.info("%s cannot be removed: %s", path, error)
            return
        with self._lock:
            if self._sizes is not None:
                self._sizes.pop(path.name, None)


def _about(key: PredictionKey, pixels: RgbU8) -> dict[str, Any]:
    """Told by the pixels, not by the file's time: that of a copied project's images differs."""
    return _key_facts(key) | {
        "shape": list(pixels.shape),
        "pixels": zlib.crc32(np.ascontiguousarray(pixels).data),
    }


def _key_facts(key: PredictionKey) -> dict[str, Any]:
    """What a stored prediction says of its image, its model and the way it was made."""
    return {"image": int(key.image_id), "model": str(key.model_id), "way": key.way}
