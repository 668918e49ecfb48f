"""Link of the active-learning queue with the images panel: order, list with reasons, progress."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from engine.core import ImageId
from engine.session.active_learning.acquisition import AcquisitionOrder
from engine.session.active_learning.queue import LabellingQueue
from engine.session.similarity.similarity_search import SimilaritySearch, Suggestion, reason_in_list
from gui.image_source import ListedImages
from gui.language.sentences import sentence
from gui.language.texts import counted, marked, tr
from gui.links.session_link import SessionLink
from gui.panels.next_row import queue_text
from gui.workspace import Workspace

LISTED: Final = 100
"""Rows of the queue that are listed: more than anybody scrolls through before it differs."""

_IN_ORDER: Final = {
    AcquisitionOrder.IN_ORDER: marked("in order"),
    AcquisitionOrder.UNCERTAINTY: marked("most uncertain first"),
    AcquisitionOrder.DIVERSITY: marked("most different first"),
    AcquisitionOrder.EFFORT: marked("least effort first"),
}
"""Orders as the end of a sentence."""

# Several scores a second arrive; a list that changes all the time cannot be read.
REFRESH_MS: Final = 400


def listing_text(order: AcquisitionOrder, shown: int, waiting: int) -> str:
    """Line above the list: its order and its length."""
    if waiting == 0:
        return tr("Every image is labelled.")
    in_order = tr(_IN_ORDER[order])
    if shown < waiting:
        return tr("The next {shown:,} of {total:,}: {order}", shown=shown, total=waiting, order=in_order)
    return counted(
        waiting, "{count} image to label: {order}", "{count:,} images to label: {order}", order=in_order
    )


class QueueLink(QObject):
    """Queue shown in the images panel; `close()` ends every subscription when the project closes."""

    predictions_changed = Signal()
    """Other images are predicted now."""

    def __init__(
        self, queue: LabellingQueue, finder: SimilaritySearch, link: SessionLink, workspace: Workspace
    ) -> None:
        super().__init__(link)
        self.queue = queue
        self._finder = finder
        self._link = link
        self._panel = workspace.images
        self._listed: ListedImages | None = None
        self._diverse: tuple[Suggestion, ...] = ()
        self._requested_at: int | None = None
        self._predicted = 0
        """Images that were predicted when that was last told."""
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(REFRESH_MS)
        self._refresh.timeout.connect(self._show)
        self._unsubscribers: list[Callable[[], None]] = [
            queue.changed.subscribe(lambda _none: self._show_soon()),
            finder.diverse_found.subscribe(self._show_diverse),
        ]
        link.source.predicted = lambda: queue.scores.keys()
        self._panel.next.order_chosen.connect(self.choose)
        self._panel.next.list_requested.connect(self.toggle_list)
        self._panel.all_requested.connect(self._show_soon)
        self._panel.next.setEnabled(not link.session.read_only)
        self._show()

    def close(self) -> None:
        for unsubscribe in self._unsubscribers:
            unsubscribe()
        self._refresh.stop()
        self._panel.next.order_chosen.disconnect(self.choose)
        self._panel.next.list_requested.disconnect(self.toggle_list)
        self._panel.all_requested.disconnect(self._show_soon)
        self._panel.next.show_listing(False)

    @property
    def is_listing(self) -> bool:
        """Whether the images panel lists the queue."""
        return self._listed is not None and self._link.listed is self._listed

    @property
    def goes_by_queue(self) -> bool:
        """Whether the queue chooses the image after an accepted one; another list in sight goes first."""
        return self.queue.order is not AcquisitionOrder.IN_ORDER and (
            self._link.listed is None or self.is_listing
        )

    def choose(self, order: AcquisitionOrder) -> None:
        """Offer images in this order from now on."""
        self.queue.choose(order)
        self._requested_at = None
        self._show()

    def choose_next_order(self) -> None:
        """The order below in the choice; after the last the first."""
        orders = tuple(AcquisitionOrder)
        self.choose(orders[(orders.index(self.queue.order) + 1) % len(orders)])

    def toggle_list(self) -> None:
        """List the queue, or all images again."""
        if self.is_listing:
            self._link.list_only(None)
        else:
            self._panel.show_everything()
            self._requested_at = None
            self._listed = ListedImages(self._link.session.project, (), self._link.source.predicted)
            self._link.list_only(self._listed)
        self._show()

    # ---- inside

    def _show_soon(self) -> None:
        if not self._refresh.isActive():
            self._refresh.start()

    def _show(self) -> None:
        queue = self.queue
        has_model = self._link.session.current_model is not None
        seen, waiting = queue.predicted_count, queue.waiting_count
        note = queue_text(queue.order, has_model=has_model, seen=seen, waiting=waiting)
        self._panel.next.show_order(queue.order, note)
        if self._panel.next.list.isChecked() != self.is_listing:
            self._panel.next.show_listing(self.is_listing)
            self._link.state_changed.emit()
        self._tell_predicted()
        if not self.is_listing:
            return
        if queue.order is AcquisitionOrder.DIVERSITY:
            self._list_diverse()
            return
        entries = queue.ranking(LISTED)
        weights = {entry.image: entry.weight for entry in entries if entry.weight is not None}
        self._fill([(entry.image, sentence(entry.reason)) for entry in entries], weights)

    def _tell_predicted(self) -> None:
        """Let the list of images, and the map, tell which ones are predicted by now."""
        number = len(self.queue.scores)
        if number != self._predicted:
            self._predicted = number
            self._panel.show_predicted()
            self.predictions_changed.emit()

    def _list_diverse(self) -> None:
        """Show what is known, and ask again when an image has come or gone."""
        if self._requested_at != self.queue.waiting_count and not self._finder.is_busy:
            self._requested_at = self.queue.waiting_count
            self._link.attempt(self._finder.list_diverse)
        self._fill([(s.image.id, sentence(reason_in_list(s))) for s in self._diverse], {})

    def _show_diverse(self, suggestions: tuple[Suggestion, ...]) -> None:
        self._diverse = suggestions
        self._show()

    def _fill(self, entries: list[tuple[ImageId, str]], weights: dict[ImageId, float]) -> None:
        assert self._listed is not None
        self._listed.show(entries, weights)
        self._panel.refresh(same_rows=False)
        self._panel.show_reason(
            listing_text(self.queue.order, len(entries), self.queue.waiting_count),
            tr("“Next to label” opens the next one."),
        )
