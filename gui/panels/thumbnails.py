"""Small pictures for the images list, read in one background thread, only for rows that are seen."""

from __future__ import annotations

import logging
from collections import OrderedDict
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtGui import QImage, QPixmap

SIDE_PX: Final = 72
CACHE_LIMIT: Final = 1024
# Rows scrolled past long ago are not worth reading any more.
WAITING_LIMIT: Final = 48
# A JPEG is decoded at an eighth of its size; anything else in full, so larger ones go without.
PLAIN_LIMIT_PIXELS: Final = 30_000_000
JPEG_LIMIT_PIXELS: Final = 300_000_000

_log = logging.getLogger(__name__)


class Thumbnails(QObject):
    """Cache of small square pictures; `get` never waits."""

    arrived = Signal(str)
    _read = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._cache: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._waiting: OrderedDict[str, None] = OrderedDict()
        self._running = False
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

    def close(self) -> None:
        """Forget what waits and wait for the one that is being read."""
        self._waiting.clear()
        self._pool.waitForDone()

    def _start_next(self) -> None:
        if self._running or not self._waiting:
            return
        key, _ = self._waiting.popitem(last=True)
        self._running = True
        # Not a QRunnable: its Python side outlives it, and is then taken for what Qt makes at its address.
        self._pool.start(lambda: self._read.emit(key, read_thumbnail(Path(key))))

    def _on_read(self, key: str, image: QImage | None) -> None:
        self._running = False
        self._cache[key] = None if image is None else QPixmap.fromImage(image)
        if len(self._cache) > CACHE_LIMIT:
            self._cache.popitem(last=False)
        self.arrived.emit(key)
        self._start_next()


def read_thumbnail(path: Path) -> QImage | None:
    """A square picture of the file's middle, or None for one that is too large or not readable as it is."""
    from PIL import Image, ImageOps

    try:
        with Image.open(path) as file:
            limit = JPEG_LIMIT_PIXELS if file.format == "JPEG" else PLAIN_LIMIT_PIXELS
            if file.width * file.height > limit or file.mode in ("I", "F", "I;16", "I;16B"):
                return None
            file.draft("RGB", (SIDE_PX * 2, SIDE_PX * 2))
            small = ImageOps.fit(file.convert("RGB"), (SIDE_PX, SIDE_PX))
            small = ImageOps.exif_transpose(small)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        # The list says "cannot be read" once the image was opened; here it only stays without a picture.
        _log.debug("No thumbnail of %s: %s", path, error)
        return None
    data = small.tobytes()
    return QImage(data, small.width, small.height, small.width * 3, QImage.Format.Format_RGB888).copy()
