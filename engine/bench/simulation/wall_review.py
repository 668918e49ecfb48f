"""Review wall in the hands of the simulated person, who judges predictions a page at a time."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.bench.simulation.equal_quality import MaskQuality
from engine.bench.simulation.eyes import glance_s, is_noticed
from engine.bench.simulation.human_time import (
    KEY_S,
    Point,
    clear_errors,
    errors_by_size,
    travelling_s,
)
from engine.bench.support.work_clock import WorkClock
from engine.compute import Compute
from engine.core import EngineError, ImageId, LabelMap
from engine.document.image import read_image
from engine.jobs import QueueDispatcher
from engine.session import Session
from engine.session.active_learning.queue import LabellingQueue
from engine.session.editing.project_steps import ProjectSteps
from engine.session.review.review_wall import ReviewWall
from engine.session.review.tile_drawing import TileStyle
from engine.session.review.tiles import side_for
from engine.session.similarity.similarity_search import SimilaritySearch
from engine.storage import ImageStatus

VISIT_AFTER: Final = 5
"""Images corrected by hand between two visits; twice as many after a visit in which little was right."""

TILE_PX: Final = 220
CAPTION_PX: Final = 72
WALL_PX: Final = (940, 1880)
"""Height and width of the wall in a window of 1920 x 1080."""

_GAP_PX: Final = 16
_GOOD_SHARE: Final = 0.25
_WORST_PAGE: Final = 0.5
_WAIT_STEP_S: Final = 0.05
_MOST_POLLS: Final = 20_000


@dataclass(slots=True)
class Reviewed:
    """What became of one image on a visit.

    Attributes:
        seconds: of the person: `looked_s` and, shared by all that were looked at, waiting for predictions.
        looked_s: the glance at it, a mark and its share of the keys of the page.
        is_accepted: with its page.
        iou, boundary_f: of its prediction; `is_right`: that is the target, or there is no clear error.
    """

    seconds: float = 0.0
    looked_s: float = 0.0
    is_accepted: bool = False
    iou: float = 0.0
    boundary_f: float = 0.0
    is_right: bool = False


class WallReviewer:
    """Person at the wall of one session; to be closed before the session is.

    They wait until the images are predicted, look at each tile, mark what they see to be wrong and not good
    enough, and accept the rest of the page. They leave when half of a page is wrong. What they do not
    see, they accept: the quality that the run ends with counts that.

    Args:
        truths: by the stem of the image's file.
        target_iou: a mask that is as good is right.
    """

    def __init__(
        self,
        session: Session,
        compute: Compute,
        dispatcher: QueueDispatcher,
        clock: WorkClock,
        truths: dict[str, LabelMap],
        target_iou: float,
    ) -> None:
        self._session = session
        self._dispatcher = dispatcher
        self._clock = clock
        self._truths = truths
        self._target_iou = target_iou
        self._finder = SimilaritySearch(session, compute, session.dispatcher)
        self._queue = LabellingQueue(session, self._finder, session.dispatcher)
        self._queue.background.set_on(False)
        self._wall = ReviewWall(session, ProjectSteps(), self._queue, lambda: clock.now_s)
        self._due_after = VISIT_AFTER
        self._corrected = 0
        self._hand: Point = (0.0, 0.0)

    def close(self) -> None:
        self._wall.close()
        self._queue.close()
        self._finder.close()

    @property
    def marked(self) -> tuple[ImageId, ...]:
        """Images that were seen to be wrong and are still to be corrected."""
        return self._wall.marked

    def note_corrected(self) -> None:
        """One more image was corrected by hand."""
        self._corrected += 1

    @property
    def is_due(self) -> bool:
        """Whether it is time to look at the wall again."""
        return self._session.current_model is not None and self._corrected >= self._due_after

    def review(self, waiting: Sequence[ImageId]) -> dict[ImageId, Reviewed]:
        """One visit, of the images that are not accepted; what was looked at, with its seconds."""
        self._corrected = 0
        began_s = self._clock.now_s
        self._predict(waiting)
        wall = self._wall
        wall.begin_visit()
        self._wait(lambda: wall.list.is_listed and not wall.list.is_busy)
        reviewed: dict[ImageId, Reviewed] = {}
        images = [image_id for image_id in wall.images if wall.is_open(image_id)]
        size = self._page_size(images)
        for start in range(0, len(images), size):
            page = self._judge(images[start : start + size])
            reviewed |= page
            accepted = sum(image.is_accepted for image in page.values())
            if accepted < (1 - _WORST_PAGE) * len(page):
                break
        wall.end_visit()
        waited_s = self._clock.now_s - began_s - sum(image.looked_s for image in reviewed.values())
        for image in reviewed.values():
            image.seconds = image.looked_s + waited_s / len(reviewed)
        share = sum(image.is_accepted for image in reviewed.values()) / max(1, len(reviewed))
        self._due_after = VISIT_AFTER if share >= _GOOD_SHARE else 2 * self._due_after
        return reviewed

    # ---- inside

    def _predict(self, waiting: Sequence[ImageId]) -> None:
        """Wait until the current model has predicted these images; the window does that beside the work."""
        session, model = self._session, self._session.current_model
        if model is None:
            return
        stored = session.prediction_requests.stored(model.id)
        for image_id in waiting:
            if stored.has(image_id):
                continue
            pixels = read_image(session.project.images.get(image_id).path)
            session.prediction_requests.request(image_id, pixels, model, "queue")
            for _ in range(_MOST_POLLS):
                if not session.prediction_requests.is_busy:
                    break
                self._clock.run(_WAIT_STEP_S)
        self._clock.settle()

    def _judge(self, page: Sequence[ImageId]) -> dict[ImageId, Reviewed]:
        """Look at every tile of a page, mark what is wrong, and accept the rest."""
        wall, style = self._wall, TileStyle(self._session.classes, 0.45, True, False)
        wall.want(page, side_for(TILE_PX), style)
        self._wait(lambda: all(wall.tiles.is_current(i) or wall.tiles.problem(i) for i in page))
        wall.note_painted(page)
        began_s = self._clock.now_s
        reviewed = {image_id: self._glance_at(image_id, place) for place, image_id in enumerate(page)}
        self._clock.run(KEY_S)
        wall.accept_page(with_doubtful=False, by_key=True)
        key_s = self._clock.now_s - began_s - sum(image.looked_s for image in reviewed.values())
        self._wait(lambda: not wall.is_accepting)
        self._clock.settle()
        images = self._session.project.images
        for image_id, image in reviewed.items():
            image.looked_s += key_s / len(page)
            image.is_accepted = images.get(image_id).status is ImageStatus.ACCEPTED
        return reviewed

    def _glance_at(self, image_id: ImageId, place: int) -> Reviewed:
        wall, began_s = self._wall, self._clock.now_s
        drawn = wall.drawn(image_id)
        predicted = wall.list.sources[image_id].predictions.labels(image_id)
        if drawn is None or predicted is None:
            return Reviewed()
        truth = self._truths[Path(wall.name(image_id)).stem]
        box = TILE_PX * self._aspect(predicted), float(TILE_PX)
        scale = min(box[0] / truth.shape[0], box[1] / truth.shape[1])
        self._clock.run(glance_s(truth.shape[0] * scale, truth.shape[1] * scale))
        wrong = clear_errors(predicted, truth)
        found = MaskQuality.of(predicted, truth, len(self._session.classes))
        is_right = found.iou >= self._target_iou or not errors_by_size(wrong, truth)
        if not is_right and is_noticed(wrong, truth, scale):
            row, column = divmod(place, self._columns)
            tile = (row * (box[0] + CAPTION_PX), column * (TILE_PX + _GAP_PX))
            self._clock.run(travelling_s(math.dist(self._hand, tile)) + KEY_S)
            self._hand = tile
            wall.toggle_mark(image_id, by_key=False)
        elif drawn.tile.doubts:
            self._clock.run(KEY_S)
            wall.toggle_confirmed(image_id, by_key=True)
        looked_s = self._clock.now_s - began_s
        return Reviewed(looked_s=looked_s, iou=found.iou, boundary_f=found.boundary_f, is_right=is_right)

    @property
    def _columns(self) -> int:
        return max(1, WALL_PX[1] // (TILE_PX + _GAP_PX))

    def _page_size(self, images: Sequence[ImageId]) -> int:
        if not images:
            return 1
        labels = self._wall.list.sources[images[0]].predictions.labels(images[0])
        height = TILE_PX * (0.75 if labels is None else self._aspect(labels)) + CAPTION_PX
        return self._columns * max(1, int(WALL_PX[0] // height))

    @staticmethod
    def _aspect(labels: LabelMap) -> float:
        height, width = labels.shape
        return float(min(1.25, max(0.5, height / width)))

    def _wait(self, condition: Callable[[], bool]) -> None:
        """Until the lanes of the wall are done; takes none of the person's time."""
        for _ in range(_MOST_POLLS):
            if condition():
                return
            self._dispatcher.pump(_WAIT_STEP_S)
        raise EngineError("The review wall did not come to an end.")
