"""Review wall of a project: predicted images side by side, judged and accepted a page at a time."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from enum import Enum, auto
from typing import Final

from engine.core import Event, ImageId, Progress, UserError
from engine.core.words import plural
from engine.jobs import Lane
from engine.session.active_learning.queue import LabellingQueue
from engine.session.editing.acceptance import GLANCE_S, SeenMask
from engine.session.editing.decisions import LEAST_IN_SIGHT_S, LEAST_READING_S
from engine.session.editing.project_steps import StepRecorder
from engine.session.review.page_acceptance import PageEntry
from engine.session.review.page_work import PageWork
from engine.session.review.tile_drawing import TileStyle
from engine.session.review.tile_store import DrawnTile, TileStore
from engine.session.review.tiles import ReviewTile, make_tile
from engine.session.review.wall_effort import WallEffort
from engine.session.review.wall_list import WallList
from engine.session.review.wall_order import WallOrder, tile_note
from engine.session.review.wall_sight import WallSight
from engine.session.session import Session
from engine.session.state import READ_ONLY, Notice
from engine.storage import ImageStatus

MARKED_SETTING: Final = "review_marked"
"""Setting of a project: ids of the images that were marked on the wall for later."""

_WITH_DOUBTFUL: Final = "Shift+W accepts these as well, once you have read what their tiles say."
_HURRIED, _DOUBTFUL, _BLOCKED = "hurried", "doubtful", "blocked"


class TileState(Enum):
    """What became of an image on the wall."""

    OPEN = auto()
    MARKED = auto()
    CONFIRMED = auto()
    """Open, and what is doubtful about it was read: it is accepted with its page."""
    ACCEPTING = auto()
    ACCEPTED = auto()
    GONE = auto()
    """Accepted, skipped or removed elsewhere."""


class ReviewWall:
    """Wall of one session; GUI thread. To be closed before the session is.

    Args:
        steps: of the project, of which each page is one.
        queue: knows the scores of predicted images, and predicts others in the background.
        clock: seconds that never run backwards.

    Attributes:
        changed: the list of images is another one.
        refilled: what was decided has gone to the end of the list, or has come back to its beginning.
        tile_changed: the tile of this image, or what became of it, is another one; None: of any.
        progressed: how far a page, or looking through predictions, is; None: nothing runs.
        said: a message about what was done on the wall.
        sight, effort, tiles, list, pages: parts of the wall.
    """

    def __init__(
        self,
        session: Session,
        steps: StepRecorder,
        queue: LabellingQueue,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.changed: Event[None] = Event()
        self.refilled: Event[None] = Event()
        self.tile_changed: Event[ImageId | None] = Event()
        self.progressed: Event[Progress | None] = Event()
        self.said: Event[Notice] = Event()
        self.queue = queue
        self._session = session
        self._lane = Lane("review", session.dispatcher)
        # A page waits for no look through a hundred thousand predictions.
        self._page_lane = Lane("review pages", session.dispatcher)
        self._marked = self._stored_marks()
        self._confirmed: set[ImageId] = set()
        # What was marked on this visit since the last page: image, whether it was marked, and confirmed.
        self._before_marks: list[tuple[ImageId, bool, bool]] = []
        self._accepted: set[ImageId] = set()
        self._has_said_none = False
        self.sight = WallSight(clock, self.is_open)
        self.effort = WallEffort(session.project, clock)
        self.pages = PageWork(session, self._page_lane, self.effort, steps)
        self.tiles = TileStore(session.dispatcher, self._making)
        self.tiles.made.subscribe(self.tile_changed.emit)
        self.pages.changed.subscribe(self._pages_changed)
        self.pages.refused.subscribe(self._pages_refused)
        self.pages.said.subscribe(self.said.emit)
        self.pages.progressed.subscribe(self.progressed.emit)
        self.list = WallList(
            session,
            self._lane,
            lambda: queue.scores,
            lambda: frozenset(self._marked | self._accepted),
            self._list_changed,
            self.progressed.emit,
        )
        self._unsubscribe = session.events.images_changed.subscribe(lambda _: self.tile_changed.emit(None))

    def close(self) -> None:
        """Stop, and end the threads; what was accepted until then stays."""
        self._unsubscribe()
        self.stop()
        self.tiles.close()
        self._page_lane.close()
        self._lane.close()

    # ---- a visit

    def begin_visit(self) -> None:
        """The wall is opened: list what there is, and count the time."""
        self._session.strokes.finish()
        self._accepted.clear()
        self._confirmed.clear()
        self._before_marks.clear()
        self.effort.begin()
        self.list.refresh()

    def end_visit(self) -> None:
        """The wall is left; pages that were accepted go on being stored."""
        self.sight.note_hidden()
        self.effort.end()
        self._session.effort.forget_left(self.list.images)
        self.list.forget()

    def refresh(self) -> None:
        """List anew: what is decided goes, what was predicted since comes."""
        self.tiles.forget(self.list.images)
        self.list_again()

    def list_again(self) -> None:
        """As `refresh`, where nobody asked for it: tiles that are right stay."""
        self._accepted.clear()
        self.list.refresh()

    def choose_order(self, order: WallOrder, class_id: int) -> None:
        """Show the images in this order from now on."""
        if (order, class_id) != (self.list.order, self.list.class_id):
            self.list.order, self.list.class_id = order, class_id
            if self.list.is_listed:
                self.list.sort()

    # ---- facts

    @property
    def images(self) -> tuple[ImageId, ...]:
        """The images of the wall, in its order."""
        return self.list.images

    @property
    def marked(self) -> tuple[ImageId, ...]:
        """The images marked for later that are still to be decided, in the order of the list."""
        images = self._session.project.images
        open_ones = (ImageStatus.NEW, ImageStatus.STARTED)
        return tuple(i for i in sorted(self._marked) if images.status(i) in open_ones)

    @property
    def counts(self) -> tuple[int, int, int]:
        """Images of the list that are to be judged, marked for later, and accepted on this visit."""
        listed = self.list.sources.keys()
        accepted = self._accepted & listed
        marked = {image_id for image_id in self.marked if image_id in listed}
        left = len(self.images) - len(accepted) - len(marked - accepted) - len(self.pages.accepting)
        return max(0, left), len(marked), len(accepted)

    @property
    def is_accepting(self) -> bool:
        """Whether pages are being accepted or taken back."""
        return self.pages.is_busy

    def state(self, image_id: ImageId) -> TileState:
        """What became of an image of the wall."""
        if image_id in self.pages.accepting:
            return TileState.ACCEPTING
        status = self._session.project.images.status(image_id)
        if status is ImageStatus.ACCEPTED and image_id in self._accepted:
            return TileState.ACCEPTED
        if status not in (ImageStatus.NEW, ImageStatus.STARTED):
            return TileState.GONE
        if image_id in self._marked:
            return TileState.MARKED
        return TileState.CONFIRMED if image_id in self._confirmed else TileState.OPEN

    def is_open(self, image_id: ImageId) -> bool:
        """Whether the next page may accept it."""
        return self.state(image_id) in (TileState.OPEN, TileState.CONFIRMED)

    def name(self, image_id: ImageId) -> str:
        """Name of the image, as lists show it."""
        return self._session.project.images.get(image_id).shown_name

    def note(self, image_id: ImageId) -> str:
        """Why an image stands where it stands, and whether an older model predicted it."""
        wall, classes = self.list, self._session.classes
        class_name = classes[wall.class_id].name if classes.has(wall.class_id) else ""
        facts, score = wall.facts.get(image_id), self.queue.scores.get(image_id)
        note = tile_note(wall.order, score, facts, wall.class_id, class_name)
        current, source = self._session.current_model, wall.sources.get(image_id)
        is_stale = source is not None and (current is None or source.predictions.model_id != current.id)
        return " · ".join(part for part in (note, "by an older model" if is_stale else "") if part)

    def drawn(self, image_id: ImageId) -> DrawnTile | None:
        """The tile with its picture, None while there is none."""
        return self.tiles.get(image_id)

    # ---- what the widget reports

    def want(self, image_ids: Sequence[ImageId], side_px: int, style: TileStyle) -> None:
        """Make the tiles of these images, the first one first."""
        self.tiles.want(image_ids, side_px, style)

    def note_painted(self, image_ids: Sequence[ImageId]) -> None:
        """The whole tiles of these images are on the screen; those whose mask is not drawn do not count."""
        tiles: list[ReviewTile] = []
        for image_id in image_ids:
            drawn = self.tiles.get(image_id)
            if drawn is not None and drawn.style.shows_mask and self.tiles.is_current(image_id):
                tiles.append(drawn.tile)
        self.sight.note_painted(tiles)

    def note_alive(self) -> None:
        """The hand moved over the wall, or moved it."""
        self.effort.note_alive(self._open_in_sight())

    # ---- marks

    def toggle_mark(self, image_id: ImageId, *, by_key: bool) -> None:
        """Mark an image for later, or take the mark away; remembered by the project."""
        if self.state(image_id) in (TileState.ACCEPTING, TileState.ACCEPTED, TileState.GONE):
            self._say(f"{self.name(image_id)} is decided already.", "Undo takes the last page back.")
            return
        self._note_decision(image_id, by_key=by_key)
        self._before_marks.append((image_id, image_id in self._marked, image_id in self._confirmed))
        self._put_mark(image_id, is_marked=image_id not in self._marked, is_confirmed=False)

    def _put_mark(self, image_id: ImageId, *, is_marked: bool, is_confirmed: bool) -> None:
        (self._marked.add if is_marked else self._marked.discard)(image_id)
        (self._confirmed.add if is_confirmed else self._confirmed.discard)(image_id)
        self._session.project.settings.set(MARKED_SETTING, sorted(int(i) for i in self._marked))
        self.tile_changed.emit(image_id)

    def toggle_confirmed(self, image_id: ImageId, *, by_key: bool) -> None:
        """What is doubtful about an image was read, or not after all: then it is accepted with its page."""
        drawn = self.tiles.get(image_id)
        if drawn is None or not drawn.tile.doubts or not self.is_open(image_id):
            self._say("Nothing is doubtful about this image.", "Y accepts it with its page.")
            return
        self._note_decision(image_id, by_key=by_key)
        is_confirmed = image_id in self._confirmed
        self._before_marks.append((image_id, image_id in self._marked, is_confirmed))
        self._put_mark(image_id, is_marked=False, is_confirmed=not is_confirmed)

    def take_mark_back(self) -> bool:
        """Take back what was marked last, or said to be read; False where nothing was since the last page."""
        while self._before_marks:
            image_id, is_marked, is_confirmed = self._before_marks.pop()
            if self.is_open(image_id) or self.state(image_id) is TileState.MARKED:
                self._put_mark(image_id, is_marked=is_marked, is_confirmed=is_confirmed)
                self._say(f"The mark of {self.name(image_id)} is as it was before.", "")
                return True
        return False

    def _note_decision(self, image_id: ImageId, *, by_key: bool) -> None:
        note = self.effort.note_key if by_key else self.effort.note_click
        note(self._open_in_sight(), image_id)

    # ---- accepting

    def accept_page(self, *, with_doubtful: bool, by_key: bool) -> bool:
        """Accept what is in sight, was so for long enough, and is not marked; one step of the project.

        Args:
            with_doubtful: also what something is doubtful about, which its tile says.

        Returns:
            False, with a message, when nothing is accepted.

        Raises:
            UserError: the project is read-only, or something else is being done with all masks.
        """
        if self._session.read_only:
            raise UserError(READ_ONLY.summary, READ_ONLY.hint)
        self.pages.check_free()
        in_sight = self._open_in_sight()
        (self.effort.note_key if by_key else self.effort.note_click)(in_sight, None)
        page, left = self._judged(in_sight, with_doubtful=with_doubtful)
        if not page:
            self._has_said_none = not self.images
            self.said.emit(_nothing_accepted(left, has_images=bool(self.images)))
            return False
        efforts, sources = self.effort.take(list(page)), self.list.sources
        entries = {i: PageEntry(seen, sources[i].predictions, efforts[i]) for i, seen in page.items()}
        hint = "Undo takes the page back."
        if stayed := left[_DOUBTFUL]:
            hint = f"{plural(stayed, 'image')} with a warning stayed: Shift+W accepts these as well."
        self._before_marks.clear()
        self.pages.accept(entries, hint)
        self.list.put_last(self._marked | page.keys())
        self.refilled.emit(None)
        return True

    def stop(self) -> None:
        """Stop what runs; what is accepted until then stays."""
        self.pages.stop()
        self.list.stop()

    # ---- inside

    def _making(self, image_id: ImageId) -> tuple[Hashable, Callable[[int], ReviewTile]] | None:
        source = self.list.sources.get(image_id)
        if source is None:
            return None
        project = self._session.project
        record, classes = project.images.get(image_id), project.classes

        def make(side_px: int) -> ReviewTile:
            return make_tile(project, record, source.predictions, source.others, side_px)

        return (source, record.mask_revision, classes), make

    def _list_changed(self) -> None:
        if self._has_said_none and self.images:
            # There is something to judge now.
            self._has_said_none = False
            self.said.emit(Notice(""))
        self.changed.emit(None)

    def _pages_changed(self, image_ids: tuple[ImageId, ...]) -> None:
        images = self._session.project.images
        for image_id in image_ids:
            is_accepted = images.status(image_id) is ImageStatus.ACCEPTED
            (self._accepted.add if is_accepted else self._accepted.discard)(image_id)
        self.tile_changed.emit(None)
        again = {image_id for image_id in image_ids if self.is_open(image_id)}
        if again <= self.list.sources.keys():
            if again:
                self.list.put_first(again)
                self.refilled.emit(None)
        elif self.list.is_listed:
            self.list_again()

    def _pages_refused(self, image_ids: tuple[ImageId, ...]) -> None:
        """What is shown of these images may be of another prediction than there is now: it is made anew."""
        self.tiles.forget(image_ids)
        self.list.forget_facts(image_ids)

    def _open_in_sight(self) -> list[ImageId]:
        """Images before the eyes that are to be decided, by a prediction that nobody has put aside since."""
        shown = self.sight.shown
        return [image_id for image_id in shown if self.is_open(image_id) and self.list.offers(image_id)]

    def _judged(
        self, in_sight: Sequence[ImageId], *, with_doubtful: bool
    ) -> tuple[dict[ImageId, SeenMask], Counter[str]]:
        """What of these can be accepted, and how many cannot, by the reason."""
        page: dict[ImageId, SeenMask] = {}
        left: Counter[str] = Counter()
        for image_id in in_sight:
            drawn = self.tiles.get(image_id)
            are_read = with_doubtful or image_id in self._confirmed
            seen = self.sight.seen(image_id, are_doubts_read=are_read)
            if drawn is None or seen is None:
                continue
            if drawn.tile.obstacle:
                left[_BLOCKED] += 1
            elif seen.seen_s < LEAST_IN_SIGHT_S or seen.attention_s < GLANCE_S:
                left[_HURRIED] += 1
            elif drawn.tile.doubts and not are_read:
                left[_DOUBTFUL] += 1
            elif drawn.tile.doubts and seen.seen_s < LEAST_IN_SIGHT_S + LEAST_READING_S:
                left[_HURRIED] += 1
            else:
                page[image_id] = seen
        return page, left

    def _say(self, summary: str, hint: str) -> None:
        self.said.emit(Notice(summary, hint))

    def _stored_marks(self) -> set[ImageId]:
        stored = self._session.project.settings.get(MARKED_SETTING, [])
        known = set(self._session.project.images.ids()) if stored else set()
        numbers = stored if isinstance(stored, list) else []
        return {ImageId(n) for n in numbers if isinstance(n, int) and ImageId(n) in known}


def _nothing_accepted(left: Counter[str], *, has_images: bool) -> Notice:
    """Why a page was not accepted, and what to do."""
    if left[_HURRIED]:
        count = plural(left[_HURRIED], "mask")
        return Notice(f"{count} had hardly been in sight.", "Look at them, and press the key again.")
    if left[_DOUBTFUL]:
        if left[_DOUBTFUL] == 1:
            return Notice("1 image in sight has a warning.", _WITH_DOUBTFUL)
        return Notice(f"{left[_DOUBTFUL]:,} images in sight have a warning.", _WITH_DOUBTFUL)
    if left[_BLOCKED]:
        return Notice(
            "What is in sight cannot be accepted here.",
            "The tiles say why. Open one to mend it.",
        )
    hint = "Scroll on to the next ones." if has_images else "Predict images first."
    return Notice("There is nothing in sight to accept.", hint)
