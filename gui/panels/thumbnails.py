"""Small pictures for the images list, read in one background thread, only for rows that are seen."""

from __future__ import annotations

import logging
from collections import OrderedDict
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtGui import QImage, QPixmap

from engine.core import UserError
from engine.document.image import probe_image, read_reduced, smaller_level
from engine.document.used_part import shown_part
from engine.session.large_images import kept_picture

SIDE_PX: Final = 72
CACHE_LIMIT: Final = 256
# Rows scrolled past long ago are not worth reading any more.
WAITING_LIMIT: Final = 48
# A JPEG is decoded at an eighth of its size; all else in full, so larger ones wait until they are opened.
PLAIN_LIMIT_PIXELS: Final = 30_000_000
JPEG_LIMIT_PIXELS: Final = 300_000_000

_log = logging.getLogger(__name__)


class Thumbnails(QObject):
    """Cache of small square pictures; `get` never waits."""

    arrived = Signal(str)
    _read = Signal(str, object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._cache: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._parts: dict[str, str] = {}
        self._waiting: OrderedDict[str, None] = OrderedDict()
        self._running = False
        self._is_closed = False
        self._read.connect(self._on_read)

    def get(self, path: Path) -> QPixmap | None:
        """Picture of this file; None, and a request for it, when it is not there yet."""
        key = str(path)
        if key in self._cache:
            self._cache.move_to_end(key)
            return self._cache[key]
        self._waiting[key] = None
        self._waiting.move_to_end(key)
        while len(self._waiting) > WAITING_LIMIT:
            self._waiting.popitem(last=False)
        self._start_next()
        return None

    def read_again(self, path: Path) -> None:
        """Read the picture of a file once more where there was none: what was opened may have one now."""
        key = str(path)
        if key in self._cache and self._cache[key] is None:
            del self._cache[key]
            self.arrived.emit(key)

    def part_sentence(self, path: Path) -> str:
        """Such as "Page 1 of 5 is shown." where this file was read and holds more than that; else empty."""
        return self._parts.get(str(path), "")

    def close(self) -> None:
        """Forget what waits and wait for the one that is being read; no more pictures are read."""
        self._is_closed = True
        self._waiting.clear()
        self._pool.waitForDone()

    def _start_next(self) -> None:
        # A row that is painted after the end asks once more: nothing is read while this object is deleted.
        if self._running or self._is_closed or not self._waiting:
            return
        key, _ = self._waiting.popitem(last=True)
        self._running = True
        # Not a QRunnable: its Python side outlives it, and is then taken for what Qt makes at its address.
        self._pool.start(lambda: self._read.emit(key, read_thumbnail(Path(key)), _part_sentence(Path(key))))

    def _on_read(self, key: str, image: QImage | None, part: str) -> None:
        self._running = False
        self._parts[key] = part
        self._cache[key] = None if image is None else QPixmap.fromImage(image)
        if len(self._cache) > CACHE_LIMIT:
            dropped, _ = self._cache.popitem(last=False)
            self._parts.pop(dropped, None)
        self.arrived.emit(key)
        self._start_next()


def _part_sentence(path: Path) -> str:
    try:
        return shown_part(path).sentence()
    except UserError:
        return ""  # The list says "cannot be read" once the image was opened.


def read_thumbnail(path: Path) -> QImage | None:
    """A square picture of the file's middle, or None for one that is too large or cannot be read."""
    from PIL import Image, ImageOps

    try:
        info = probe_image(path)
        limit = JPEG_LIMIT_PIXELS if info.format == "JPEG" else PLAIN_LIMIT_PIXELS
        if info.width * info.height > limit and smaller_level(path, SIDE_PX * 2) is None:
            pixels = kept_picture(path, SIDE_PX * 2)
            if pixels is None:
                return None
        else:
            pixels = read_reduced(path, SIDE_PX * 2, limit)
        small = ImageOps.fit(Image.fromarray(pixels), (SIDE_PX, SIDE_PX))
    except UserError as error:
        # The list says "cannot be read" once the image was opened; here it only stays without a picture.
        _log.debug("No thumbnail of %s: %s", path, error)
        return None
    data = small.tobytes()
    return QImage(data, small.width, small.height, small.width * 3, QImage.Format.Format_RGB888).copy()
