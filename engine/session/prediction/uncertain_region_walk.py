"""Walk from one uncertain region of the open image to the next."""

from __future__ import annotations

from typing import Final

from engine.core import IGNORE, ModelId, Rect, UserError
from engine.document.planes import Plane
from engine.predict.uncertain_regions import most_uncertain_region, sample_step, window_px
from engine.session.open_image import OpenImage
from engine.session.session import Session
from engine.session.state import Notice

NONE_LEFT: Final = Notice("No doubtful spot is left in this image.", "The next press begins again.")


class UncertainRegionWalk:
    """The uncertain regions of the open image that were visited; GUI thread."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._walked: tuple[OpenImage, ModelId] | None = None
        self._visited: list[Rect] = []

    def next(self) -> Rect | None:
        """The square around the most doubtful place that is neither decided nor visited.

        Returns:
            None, with a notice, when there is none; the next call begins again.

        Raises:
            UserError: no image is open, or it has no prediction yet.
        """
        image = self._session.image
        if image is None:
            raise UserError("No image is open.", "Choose one in the image list.")
        prediction = image.prediction
        if prediction is None:
            raise UserError("This image has no prediction yet.", "A model has to predict it first.")
        if self._walked is None or self._walked[0] is not image or self._walked[1] != prediction.model_id:
            self._visited.clear()
        self._walked = image, prediction.model_id
        step, side = sample_step(image.shape), window_px(image.shape)
        every = slice(None, None, step)
        is_open = image.planes.view(Plane.MASK)[every, every] == IGNORE
        if image.preview is not None:
            is_open &= image.preview.labels[every, every] == IGNORE
        centre = most_uncertain_region(
            prediction.uncertainty[every, every], is_open, step, side, self._visited
        )
        if centre is None:
            self._visited.clear()
            self._session.events.notice.emit(NONE_LEFT)
            return None
        y, x = centre[0] - side // 2, centre[1] - side // 2
        self._visited.append(Rect(y, x, y + side, x + side))
        return self._visited[-1]
