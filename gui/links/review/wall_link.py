"""Link of the review wall of a project with its dialog, the list of images and the messages of the window."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer

from engine.core import ImageId
from engine.session.active_learning.queue import LabellingQueue
from engine.session.review.review_wall import ReviewWall
from gui.image_source import ListedImages
from gui.language.texts import counted, tr
from gui.links.session_link import SessionLink
from gui.wall.dialog import WallChoices, WallDialog

if TYPE_CHECKING:
    from engine.session import Busy, Notice
    from engine.session.editing.project_edits import ProjectEdits
    from engine.session.editing.project_steps import ProjectStep
    from gui.parts import WindowParts

_REFRESH_MS: Final = 700
"""A wall without anything to judge looks for new predictions so often."""


class WallPages:
    """Steps of a project that are pages of the wall, told from the other ones; GUI thread."""

    def __init__(self, edits: ProjectEdits) -> None:
        self._edits = edits
        self._pages: set[ProjectStep] = set()

    def __contains__(self, step: object) -> bool:
        return step in self._pages

    def push(self, step: ProjectStep) -> None:
        """Note a page that was just accepted, as a step of the project."""
        self._pages.add(step)
        self._edits.push(step)

    def split(self, step: ProjectStep, done: ProjectStep | None, undone: ProjectStep | None) -> None:
        """Put what is done and what is undone of a page in its place, where undo or redo ended half-way."""
        self._pages.discard(step)
        self._pages |= {part for part in (done, undone) if part is not None}
        self._edits.split(step, done, undone)

    def settle(self, step: ProjectStep, image_ids: Collection[ImageId]) -> None:
        """Note the places of these images anew, at the end of undo or redo of a page."""
        self._edits.settle(step, image_ids)


class WallLink(QObject):
    """Wall of one project, made when it is opened first; `close()` ends it before the project closes."""

    def __init__(self, queue: LabellingQueue, link: SessionLink, parts: WindowParts) -> None:
        super().__init__(link)
        self._queue = queue
        self._link = link
        self._parts = parts
        self._pages = WallPages(link.edits)
        self.wall: ReviewWall | None = None
        self.dialog: WallDialog | None = None
        self._unsubscribers: list[Callable[[], None]] = []
        self._of_dialog: list[Callable[[], None]] = []
        self._place: tuple[ImageId, ...] = ()
        self._refresh = QTimer(self)
        self._refresh.setInterval(_REFRESH_MS)
        self._refresh.timeout.connect(self._list_again)

    def close(self) -> None:
        """End the dialog, then the wall."""
        if self.dialog is not None:
            self.dialog.done(0)
        for unsubscribe in self._unsubscribers:
            unsubscribe()
        if self.wall is not None:
            self.wall.close()
            self.wall = None

    def stop(self) -> None:
        """Stop accepting; what is accepted until then stays."""
        if self.wall is not None:
            self.wall.stop()

    def make_dialog(self) -> WallDialog:
        """The dialog for a visit, which begins; to be shown by the caller."""
        wall, parts, session = self._made_wall(), self._parts, self._link.session
        settings = parts.settings
        choices = WallChoices(
            settings.wall_order, settings.wall_class, settings.wall_tile_px, settings.wall_overlay
        )
        opacity, attempt = max(0.2, parts.tools.opacity.value), self._attempt
        dialog = WallDialog(wall, session.classes, opacity, choices, parts.theme, attempt, parts.frame)
        self.dialog = dialog
        dialog.begin_at(self._place)
        dialog.open_requested.connect(self._open)
        dialog.marked_requested.connect(self._list_marked)
        dialog.back_requested.connect(self._take_back)
        dialog.undo_requested.connect(lambda: self._move(is_forward=False))
        dialog.redo_requested.connect(lambda: self._move(is_forward=True))
        dialog.background_requested.connect(self._toggle_background)
        dialog.chosen.connect(self._remember)
        dialog.finished.connect(lambda _result: self._dialog_closed())
        events = session.events
        pairs: tuple[tuple[Any, Callable[[Any], None]], ...] = (
            (wall.changed, lambda _: dialog.show_list()),
            (wall.refilled, lambda _: dialog.show_refilled()),
            (wall.tile_changed, dialog.show_tile),
            (wall.progressed, dialog.show_progress),
            (events.busy_changed, lambda busy: self._show_background(busy)),
            (events.models_changed, lambda _: self._show_background(session.busy)),
            (events.classes_changed, dialog.show_classes),
            (events.history_changed, lambda _: self._show_undo()),
        )
        self._of_dialog = [event.subscribe(slot) for event, slot in pairs]
        wall.begin_visit()
        self._show_background(session.busy)
        self._show_undo()
        self._refresh.start()
        return dialog

    # ---- inside

    def _made_wall(self) -> ReviewWall:
        if self.wall is None:
            self.wall = ReviewWall(self._link.session, self._pages, self._queue)
            self._unsubscribers.append(self.wall.said.subscribe(self._say))
        return self.wall

    def _dialog_closed(self) -> None:
        self._refresh.stop()
        for unsubscribe in self._of_dialog:
            unsubscribe()
        self._of_dialog = []
        if self.dialog is not None:
            self._place = self.dialog.grid.place or self._place
        self.dialog = None
        if self.wall is not None:
            self.wall.end_visit()

    def _say(self, notice: Notice) -> None:
        """On the wall while it is open, else in the window."""
        if self.dialog is not None:
            self.dialog.show_notice(notice)
        else:
            self._link.notice.emit(notice)

    def _attempt(self, work: Callable[[], object]) -> bool:
        from engine.core import EngineError
        from gui.project_controller import refusal

        try:
            work()
        except EngineError as error:
            self._say(refusal(error))
            return False
        return True

    def _take_back(self) -> None:
        """Take the last mark back where one was made since the last page, else that page."""
        if self.wall is None or not self.wall.take_mark_back():
            self._move(is_forward=False)

    def _move(self, *, is_forward: bool) -> None:
        """Take a page back, or accept it again; other steps are not in sight here, and stay as they are."""
        from engine.session import Notice

        edits = self._link.edits

        def move() -> None:
            edits.classes.check_free()
            if (edits.next_redo if is_forward else edits.next_undo) not in self._pages:
                summary = (
                    tr("There is no page of the wall to accept again.")
                    if is_forward
                    else tr("There is no page of the wall to take back.")
                )
                hint = tr("Other steps are undone and redone in the window, where they are seen.")
                self._say(Notice(summary, hint))
            elif is_forward:
                edits.redo()
            else:
                edits.undo()

        self._attempt(move)

    def _show_undo(self) -> None:
        if self.dialog is not None:
            self.dialog.undo_button.setEnabled(self._link.edits.next_undo in self._pages)

    def _open(self, number: int) -> None:
        """Show an image in the window; the wall opens again where it was left."""
        self._close_dialog()
        self._link.attempt(lambda: self._link.session.open_image(ImageId(number)))

    def _list_marked(self) -> None:
        """List the images that are marked for later, and open the first of them."""
        from engine.session import Notice

        images = () if self.wall is None else self.wall.marked
        if not images:
            self._say(Notice(tr("No image is marked."), tr("Click the wrong ones, or press X on them.")))
            return
        self._close_dialog()
        link, workspace = self._link, self._parts.workspace
        workspace.show_list()
        workspace.images.show_everything()
        listed = ListedImages(
            link.session.project, [(i, tr("Marked on the wall")) for i in images], link.source.predicted
        )
        link.list_only(
            listed,
            counted(
                len(images),
                "{count} image marked on the review wall",
                "{count:,} images marked on the review wall",
            ),
            tr("[[next_image]] opens the next one."),
        )
        link.attempt(lambda: link.session.open_image(images[0]))

    def _close_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.done(0)

    def _toggle_background(self) -> None:
        background = self._queue.background
        self._attempt(lambda: background.set_on(not background.is_on))
        self._show_background(self._link.session.busy)

    def _show_background(self, busy: Busy) -> None:
        if self.dialog is not None:
            has_model = self._link.session.current_model is not None
            is_on = self._queue.background.is_on
            self.dialog.show_background(busy.background_prediction, is_on=is_on, has_model=has_model)

    def _list_again(self) -> None:
        """What was predicted since comes by itself where nothing is left to be judged."""
        wall = self.wall
        if wall is None or wall.list.is_busy or wall.is_accepting:
            return
        open_count, _, accepted_count = wall.counts
        is_predicting = self._link.session.busy.background_prediction is not None
        if not open_count and (accepted_count or is_predicting):
            wall.list_again()

    def _remember(self, choices: WallChoices) -> None:
        settings = self._parts.settings
        settings.wall_order, settings.wall_class = choices.order, choices.class_id
        settings.wall_tile_px, settings.wall_overlay = choices.tile_px, choices.overlay
