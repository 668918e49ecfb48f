"""Reading of images for the window: very large ones are decoded once, in another process, and mapped.

A very large photograph is shown small while its pixels are still being decoded.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np

from engine.core import Event, ImageId, Progress, Reporter, RgbU8, UserError
from engine.document.fingerprint import FileStamp, file_stamp
from engine.document.pixel_file import ImagePixels, write_pixel_file
from engine.session.editing.cutter import Cutter
from engine.session.open_image import CurrentImage
from engine.session.state import ReducedPicture, SessionEvents

LARGE_PX: Final = 48_000_000
"""From so many pixels on: below, the memory and the time are less than those of another process."""

PICTURE_PX: Final = 1024
"""Longer side of a small picture: twice as much is decoded, an eighth of 16,384."""

_LIMIT_S: Final = 1800.0


def read_pixels(path: Path, stamp: FileStamp | None, check: Callable[[], object]) -> ImagePixels:
    """The pixels of an image file as `read_image` gives them. Waits for the disk.

    Args:
        stamp: the state of the file; None where it cannot be told.
        check: is called now and then; what it raises ends the reading.

    Raises:
        UserError: as `read_image`.
    """
    from engine.document.image import MAX_PIXELS, probe_image, read_image

    info = probe_image(path)
    shape = info.height, info.width
    if stamp is None or not LARGE_PX <= info.height * info.width <= MAX_PIXELS:
        return ImagePixels(read_image(path))
    return _mapped(path, stamp, shape, check) or ImagePixels(read_image(path))


def reduced_picture(image_id: ImageId, path: Path) -> ReducedPicture | None:
    """A small picture of a very large photograph whose pixels are not there yet; None for any other image.

    Of a JPEG of 268 megapixels it takes a tenth of the time of all pixels. Waits for the disk.
    """
    from engine.document.image import MAX_PIXELS, probe_image, read_reduced
    from engine.storage.caches.pixel_folder import user_pixel_folder

    stamp = file_stamp(path)
    try:
        info = probe_image(path)
        shape = info.height, info.width
        is_large = LARGE_PX <= info.height * info.width <= MAX_PIXELS
        if stamp is None or not is_large or info.format != "JPEG":
            return None
        if user_pixel_folder().find(path, stamp, shape) is not None:
            return None
        return ReducedPicture(image_id, read_reduced(path, PICTURE_PX), shape)
    except UserError:
        # What is wrong with the file is said when it is opened, in a moment.
        return None


def kept_picture(path: Path, side_px: int) -> RgbU8 | None:
    """A smaller copy, no side of it shorter than `side_px`, of an image whose pixels are kept; else None.

    Pixels of images that are too large to be read for their own small picture are kept once they were opened.
    """
    from engine.document.image import probe_image
    from engine.storage.caches.pixel_folder import user_pixel_folder

    info, stamp = probe_image(path), file_stamp(path)
    kept = None if stamp is None else user_pixel_folder().find(path, stamp, (info.height, info.width))
    if kept is None:
        return None
    fitting = [copy for copy in kept.smaller if min(copy.shape[:2]) >= side_px]
    return np.array(fitting[-1] if fitting else kept.pixels)


def _mapped(
    path: Path, stamp: FileStamp, shape: tuple[int, int], check: Callable[[], object]
) -> ImagePixels | None:
    """The pixels in a file of their own; None where that is not possible, or the image cannot be decoded."""
    from engine.processes.isolated import IsolatedProcessError, run_isolated
    from engine.storage.caches.pixel_folder import about, user_pixel_folder

    folder = user_pixel_folder()
    found = folder.find(path, stamp, shape)
    if found is not None:
        return found
    target = folder.begin(shape)
    if target is None:
        return None

    def watch(_: Progress) -> None:
        check()

    try:
        run_isolated(decode_into_file, (path, target, about(path, stamp), shape), watch, _LIMIT_S)
    except IsolatedProcessError:
        folder.drop(target)
        return None
    except BaseException:
        folder.drop(target)
        raise
    return folder.keep(target, path, stamp, shape)


def decode_into_file(request: tuple[Path, Path, str, tuple[int, int]], report: Reporter) -> None:
    """Work of the other process."""
    path, target, what, shape = request
    write_pixel_file(path, target, what, shape, lambda share: report(Progress(round(100 * share), 100, "%")))


class PicturingLoader(Protocol):
    """What `PictureAhead` needs of an `ImageLoader`."""

    pictured: Event[ReducedPicture]
    loaded: Event[Any]
    failed: Event[Any]

    @property
    def requested(self) -> ImageId | None: ...


class PictureAhead:
    """Announcer of small pictures of the image that is being read; lives on the GUI thread.

    The image that was open is left first: what is in sight is then no image that can be worked on.

    Args:
        leave: saves and leaves the open image, as another one comes.
        go_back: opens the image that was left, where the other one cannot be read.
    """

    def __init__(
        self,
        loader: PicturingLoader,
        current: CurrentImage,
        cutter: Cutter,
        events: SessionEvents,
        leave: Callable[[ImageId], None],
        go_back: Callable[[ImageId], None],
    ) -> None:
        self._loader = loader
        self._current = current
        self._cutter = cutter
        self._events = events
        self._leave = leave
        self._go_back = go_back
        self._left: ImageId | None = None
        loader.pictured.subscribe(self._show)
        loader.failed.subscribe(lambda _: self._failed())
        loader.loaded.subscribe(lambda _: self._forget())

    def _failed(self) -> None:
        left, self._left = self._left, None
        self._events.picture_changed.emit(None)
        if left is not None and self._current.image is None and self._loader.requested is None:
            self._go_back(left)

    def _forget(self) -> None:
        self._left = None

    def _show(self, picture: ReducedPicture) -> None:
        if self._current.image is not None:
            self._left = self._current.image.id
        self._leave(picture.image_id)
        self._current.image = None
        self._cutter.image_changed()
        self._events.image_opened.emit(False)
        self._events.picture_changed.emit(picture)
