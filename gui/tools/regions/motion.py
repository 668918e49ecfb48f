"""Motion: pixels inside a rectangle that changed since the previous frame of the sequence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from gui.language.sentences import sentence
from gui.language.texts import marked, tr
from gui.tools.base import ToolImage
from gui.tools.regions.threshold import ThresholdPart, ThresholdTexts, ThresholdTool

if TYPE_CHECKING:
    from engine.core import Rect, RgbU8
    from engine.edit.threshold import GreyMap


class MotionTool(ThresholdTool):
    """As the threshold, of the difference to the previous frame once the camera's own shift is taken out.

    Levels are 0 for what stayed as it was, to 255. X takes what did not change.
    """

    name = marked("Motion")
    texts = ThresholdTexts(
        hint=marked(
            "Drag inside: level. O: Otsu. A: adaptive. Its key again: the other of both. X: unchanged or"
            " changed. Enter: apply. Esc: drop"
        ),
        by_surroundings=(
            marked("changed, {offset} beyond the surroundings"),
            marked("unchanged, {offset} beyond the surroundings"),
        ),
        by_level=(marked("changed, level {level}"), marked("unchanged, level {level}")),
        by_otsu=(marked("changed, Otsu {level}"), marked("unchanged, Otsu {level}")),
    )
    nothing = marked("Nothing changed there.")

    @property
    def problem(self) -> str:
        reason = self._part.problem if isinstance(self._part, _ChangedPart) else ""
        return super().problem or (f"{reason} " if reason else "")

    def _make_part(self, rect: Rect, image: ToolImage) -> ThresholdPart:
        return _ChangedPart(rect, image.pixels, self._host.earlier_frame())


class _ChangedPart(ThresholdPart):
    """Part of a frame whose difference to the frame before it is looked at.

    Attributes:
        problem: why the frames cannot be compared; nothing has changed then.
    """

    def __init__(self, rect: Rect, pixels: RgbU8, read_earlier: Callable[[], RgbU8]) -> None:
        super().__init__(rect, pixels[rect.slices])
        self.problem = ""
        self._now = pixels
        self._read_earlier = read_earlier

    def grey(self) -> GreyMap:
        import numpy as np

        from engine.core import BadInputError, UserError
        from engine.sequence.motion import change_map

        try:
            return change_map(self._read_earlier(), self._now)[self.rect.slices]
        except UserError as error:
            self.problem = sentence(error.summary)
        except BadInputError:
            self.problem = tr("The frame before this one is of another size.")
        return np.zeros((self.rect.height, self.rect.width), np.uint8)
