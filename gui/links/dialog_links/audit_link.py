"""Link of the audit's dialog with the audit in the background, and with the image in the window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QTimer

from engine.audit.finding import AuditFinding
from engine.core import Rect
from engine.session.audit.audit_end import AuditEnd
from engine.session.audit.project_audit import ProjectAudit
from gui.dialogs.audit.dialog import AuditDialog
from gui.language.sentences import sentence
from gui.language.texts import counted, tr
from gui.links.dialog_links.dialog_events import until_closed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.storage.importing.store_labels import LabelStep
    from gui.links.session_link import SessionLink
    from gui.parts import WindowParts

_LEAST_SHOWN_PX = 64
"""Image pixels around a place that are shown at least."""
_MARGIN = 1.0
"""Around a place, in its own longer sides."""


def audit_dialog(link: SessionLink, parts: WindowParts) -> AuditDialog:
    """Dialog over the open project: its last audit, brought up to date, else one that begins at once."""
    session = link.session
    audit = ProjectAudit(session, link.edits.classes.mask_jobs, partial(_note_steps, parts))
    has_model = session.current_model is not None
    dialog = AuditDialog(parts.theme, parts.frame, has_model=has_model, can_edit=not session.read_only)
    opening = _Opening(link, parts, dialog)

    def start(asks_model: bool, with_in_work: bool) -> None:
        dialog.show_running()
        audit.start(asks_model=asks_model, with_in_work=with_in_work)

    def ended(end: AuditEnd) -> None:
        if end.error is not None:
            dialog.show_failed(sentence(str(end.error)))
        elif end.is_kept and end.news is not None and not end.is_stopped:
            dialog.in_work_box.setChecked(audit.with_in_work)
            news = end.news
            dialog.show_kept(news.before_s, end.masks, news.new, news.gone, known_masks=end.known_masks)
        else:
            _show_ended(dialog, end)

    def come_back() -> None:
        def forgotten(count: int) -> None:
            if count:
                start(dialog.model_box.isChecked(), dialog.in_work_box.isChecked())
            dialog.show_message(
                counted(count, "{count:,} finding comes back.", "{count:,} findings come back.")
                if count
                else tr("No finding was left as it is.")
            )

        audit.show_left_again(forgotten)

    def undo() -> None:
        if link.edits.undo_label:
            link.attempt(lambda: link.edits.undo())
        else:
            dialog.show_message(tr("There is nothing to undo."))

    unsubscribers = (
        audit.changed.subscribe(lambda _: dialog.show_findings(audit.findings, audit.known_masks)),
        audit.changed.subscribe(lambda _: opening.findings_changed(audit.findings)),
        audit.progressed.subscribe(dialog.show_progress),
        audit.ended.subscribe(ended),
        session.events.image_opened.subscribe(lambda _: opening.image_opened()),
        opening.close,
    )
    dialog.start_requested.connect(start)
    dialog.stop_requested.connect(audit.stop)
    dialog.open_requested.connect(opening.open)
    dialog.repair_requested.connect(lambda findings: link.attempt(lambda: audit.repair(findings)))
    dialog.leave_requested.connect(audit.leave)
    dialog.again_requested.connect(come_back)
    dialog.undo_requested.connect(undo)
    until_closed(dialog, unsubscribers, audit.close)
    dialog.place_over(screen_rect(parts.canvas))
    dialog.show_running()
    audit.resume()
    return dialog


def _show_ended(dialog: AuditDialog, end: AuditEnd) -> None:
    news = None if end.news is None else (end.news.before_s, end.news.new, end.news.gone)
    dialog.show_ended(end.images, end.masks, end.predictions, is_stopped=end.is_stopped, news=news)


def _note_steps(parts: WindowParts, label: str, steps: Sequence[LabelStep]) -> None:
    if parts.controller.imports is not None:
        parts.controller.imports.note_steps(label, steps)


class _Opening:
    """Shows the place of a finding, once its image is there."""

    def __init__(self, link: SessionLink, parts: WindowParts, dialog: AuditDialog) -> None:
        self._link = link
        self._dialog = dialog
        self._parts = parts
        self._wanted: tuple[AuditFinding, int] | None = None
        self._shown: AuditFinding | None = None

    def open(self, found: AuditFinding, number: int) -> None:
        """Open the image of a finding, and show this place of it."""
        image_id, session = found.image_id, self._link.session
        if image_id is None:
            return
        self._wanted = (found, number)
        if session.wanted_image_id == image_id and session.image is not None:
            self._show()
        else:
            self._link.attempt(lambda: session.open_image(image_id))

    def findings_changed(self, findings: Sequence[AuditFinding]) -> None:
        """What is mended, or left as it is, has no frame any more."""
        if self._parts.canvas.marked_place is not None and self._shown not in findings:
            self.take_mark_off()

    def take_mark_off(self) -> None:
        """Take the frame around a place away."""
        self._shown = None
        self._parts.canvas.mark_place(None)

    def close(self) -> None:
        """Show nothing any more."""
        self._wanted = None
        self.take_mark_off()

    def image_opened(self) -> None:
        """An image is there, or none; the canvas takes it first."""
        self.take_mark_off()
        QTimer.singleShot(0, self._dialog, self._show)

    def _show(self) -> None:
        image, wanted = self._link.session.image, self._wanted
        if wanted is None or image is None or wanted[0].image_id != image.id:
            return
        found, number = wanted
        self._wanted = None
        self.take_mark_off()
        if found.places:
            canvas = self._parts.canvas
            size = (canvas.height(), canvas.width())
            covered = 0.0
            if canvas.camera.orientation.is_straight:
                covered = covered_below(screen_rect(canvas), self._dialog.frameGeometry())
            canvas.show_rect(above_cover(_around(found.places[number]), size, covered))
            self._shown = found
            canvas.mark_place(found.places[number])


def _around(place: Rect) -> Rect:
    """A place with what is around it."""
    longer = max(place.height, place.width)
    return place.expand(max(round(_MARGIN * longer), (_LEAST_SHOWN_PX - longer) // 2, 1))


def screen_rect(widget: QWidget) -> QRect:
    """Where a widget lies on the screen."""
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def covered_below(canvas: QRect, dialog: QRect) -> float:
    """Share of a canvas, from its lower side up, that a dialog covers; 0 where it lies elsewhere."""
    common = canvas.intersected(dialog)
    reaches_down = common.bottom() >= canvas.bottom() - canvas.height() // 8
    is_below = common.top() > canvas.top() + canvas.height() // 3
    if not (reaches_down and is_below) or 2 * common.width() < canvas.width():
        return 0.0
    return (canvas.bottom() + 1 - common.top()) / canvas.height()


def above_cover(place: Rect, size: tuple[int, int], covered: float) -> Rect:
    """The rectangle that fills a canvas of `size` (H, W) with `place` in the part that is not covered."""
    height, width = max(1, size[0]), max(1, size[1])
    scale = min(width / place.width, (1 - covered) * height / place.height)
    return Rect(place.y0, place.x0, place.y1 + round(covered * height / scale), place.x1)
