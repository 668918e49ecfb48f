"""Masks as PNG files: written whole, in the classes' colours, on a thread of their own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np

from engine.core import BadInputError, ClassList, EngineError, ImageId, LabelMap, UserError, palette_color
from engine.storage.atomic import atomic_file

Palette: TypeAlias = tuple[tuple[int, int, int], ...]
"""256 colours (red, green, blue)."""

VOC_PALETTE: Final[Palette] = tuple(palette_color(i) for i in range(256))


def class_palette(classes: ClassList) -> Palette:
    """256 colours: the classes' own, VOC's for the other indices, VOC's void colour for 255."""
    own = tuple(c.color for c in classes)
    return own + VOC_PALETTE[len(own) :]


def write_mask_png(path: Path, mask: LabelMap, palette: Palette) -> None:
    """Write `mask` (H, W) uint8 as an 8-bit palette PNG whose indices are the ids, whole or not at all.

    Raises:
        BadInputError: wrong type or shape.
        OSError: the file cannot be written.

    Example:
        >>> import tempfile
        >>> from engine.document.mask_file import read_mask
        >>> palette = class_palette(ClassList.from_names(["background", "cell"]))
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write_mask_png(Path(folder, "m.png"), np.array([[0, 1, 255]], np.uint8), palette)
        ...     read_mask(Path(folder, "m.png"), shape=(1, 3), class_count=2).tolist()
        [[0, 1, 255]]
    """
    with atomic_file(path) as temporary:
        save_mask_png(temporary, mask, palette)


def save_mask_png(path: Path, mask: LabelMap, palette: Palette) -> None:
    """As `write_mask_png`, but straight to `path`: for files in a folder that appears as a whole."""
    from PIL import Image

    if mask.dtype != np.uint8 or mask.ndim != 2 or not mask.size:
        raise BadInputError(f"A mask is (H, W) uint8, got {mask.shape} {mask.dtype}.")
    height, width = mask.shape
    # frombuffer instead of fromarray: 'P' without a detour over 'L', and no copy.
    image = Image.frombuffer("P", (width, height), np.ascontiguousarray(mask), "raw", "P", 0, 1)
    image.putpalette([channel for color in palette for channel in color])
    with open(path, "wb") as file:
        # Level 1: masks are long runs, better levels win little and cost seconds on big images.
        # bits=8 keeps all 256 indices; Pillow would pack a small palette tighter.
        image.save(file, format="PNG", compress_level=1, bits=8)


@dataclass(frozen=True, slots=True)
class _Waiting:
    path: Path
    mask: LabelMap
    palette: Palette
    written: Callable[[], None]


class MaskWriter:
    """Writes mask files in the background; a newer mask of an image replaces its waiting one.

    A file that cannot be written is reported once and tried again at the next `submit`
    or `flush`.

    Args:
        on_error: called on the thread of this writer; without it `flush` raises.
    """

    def __init__(self, name: str, on_error: Callable[[EngineError], None] | None = None) -> None:
        self.on_error = on_error
        self._waiting: dict[ImageId, _Waiting] = {}
        self._failed: dict[ImageId, tuple[_Waiting, UserError]] = {}
        self._is_busy = False
        self._is_closing = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name=f"masks {name}", daemon=True)
        self._thread.start()

    def submit(
        self,
        image_id: ImageId,
        path: Path,
        mask: LabelMap,
        palette: Palette,
        written: Callable[[], None],
    ) -> None:
        """Have the file written; `written` is called on this writer's thread when it is there."""
        with self._changed:
            if self._is_closing:
                raise EngineError("The project is closed.")
            self._retry_failed()
            self._waiting.pop(image_id, None)
            self._waiting[image_id] = _Waiting(path, mask, palette, written)
            self._changed.notify_all()

    def flush(self) -> None:
        """Wait until every mask is in its file.

        Raises:
            UserError: one could not be written; it is tried again at the next call.
        """
        with self._changed:
            self._retry_failed()
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._waiting and not self._is_busy)
            failures = [error for _, error in self._failed.values()]
        if failures:
            raise failures[0]

    def close(self) -> None:
        """Write what waits and end the thread; raises as `flush` does."""
        try:
            self.flush()
        finally:
            with self._changed:
                self._is_closing = True
                self._changed.notify_all()
            self._thread.join()

    def _retry_failed(self) -> None:
        for image_id, (waiting, _) in self._failed.items():
            self._waiting.setdefault(image_id, waiting)
        self._failed.clear()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: bool(self._waiting) or self._is_closing)
                if not self._waiting:
                    return
                image_id = next(iter(self._waiting))
                waiting = self._waiting.pop(image_id)
                self._is_busy = True
            try:
                self._write(image_id, waiting)
            finally:
                with self._changed:
                    self._is_busy = False
                    self._changed.notify_all()

    def _write(self, image_id: ImageId, waiting: _Waiting) -> None:
        try:
            write_mask_png(waiting.path, waiting.mask, waiting.palette)
            waiting.written()
        except (OSError, MemoryError, EngineError) as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            failure = UserError(
                f"The mask {waiting.path.name} could not be written: {reason}.",
                "Your work is safe in the project; check the space and rights of its masks folder.",
            )
            failure.__cause__ = error
            with self._changed:
                self._failed[image_id] = (waiting, failure)
            if self.on_error is not None:
                self.on_error(failure)
