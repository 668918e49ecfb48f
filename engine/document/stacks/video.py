"""Frames of a video file, decoded by OpenCV one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import numpy as np

from engine.core import FileError
from engine.document.decode import check_pixels, in_plain_words
from engine.document.quiet import silence_opencv
from engine.document.stacks.layout import StackAxis, StackChannel, StackLayout
from engine.document.stacks.source import PlaneSamples, of_channels

VIDEO_SUFFIXES: Final = frozenset((".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".mpg", ".mpeg", ".wmv"))

_RGB = (StackChannel("red"), StackChannel("green"), StackChannel("blue"))
_MOST_FRAMES: Final = 10_000_000


class Video:
    """Frames of an open video."""

    def __init__(self, path: Path, capture: Any, max_pixels: int) -> None:
        import cv2

        self._path = path
        self._capture = capture
        width = int(capture.get(cv2.CAP_PROP_FRAME_WIDTH))
        height = int(capture.get(cv2.CAP_PROP_FRAME_HEIGHT))
        check_pixels(path, width, height, max_pixels)
        count = int(min(max(1, capture.get(cv2.CAP_PROP_FRAME_COUNT)), _MOST_FRAMES))
        axes = (StackAxis("p", count),) if count > 1 else ()
        self._layout = StackLayout("video", height, width, axes, _RGB, True, unit_word="frame")

    @property
    def layouts(self) -> tuple[StackLayout, ...]:
        """The one series."""
        return (self._layout,)

    def read(self, series: int, at: Mapping[str, int], channels: Sequence[int]) -> PlaneSamples:
        """See `PlaneSource.read`."""
        import cv2

        number = at.get("p", 0)
        with in_plain_words(self._path):
            if number != int(self._capture.get(cv2.CAP_PROP_POS_FRAMES)):
                self._capture.set(cv2.CAP_PROP_POS_FRAMES, number)
            is_there, picture = self._capture.read()
            if not is_there or picture is None:
                raise ValueError(f"frame {number + 1} cannot be decoded")
            rgb = np.asarray(picture)[:, :, ::-1]
            if rgb.shape[:2] != (self._layout.height, self._layout.width):
                raise ValueError("its frames are of several sizes")
            return PlaneSamples(of_channels(rgb, channels))


@contextmanager
def video(path: Path, max_pixels: int) -> Iterator[Video]:
    """The frames of a video file.

    Raises:
        UserError: damaged, or no video that OpenCV reads.
    """
    import cv2

    silence_opencv()
    capture = cv2.VideoCapture(str(path))
    try:
        if not capture.isOpened():
            raise FileError(path, "is not a video that can be read here.", "Convert it to MP4 (H.264).")
        yield Video(path, capture, max_pixels)
    finally:
        capture.release()
