"""Link of the statistics dialog with what counts: the list of images, the effort report, the masks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shiboken6 import isValid

from engine.session.effort.effort_report import EffortReport
from engine.session.effort.work_days import work_days
from gui.dialogs.statistics.dialog import StatisticsDialog
from gui.language.sentences import sentence
from gui.links.dialog_links.dialog_events import until_closed
from gui.panels.image_rows import state_counts

if TYPE_CHECKING:
    from gui.links.session_link import SessionLink
    from gui.parts import WindowParts


def statistics_dialog(link: SessionLink, parts: WindowParts) -> StatisticsDialog:
    """Dialog over the open project; masks are counted until it is closed."""
    session, counts = link.session, link.edits.class_counts
    dialog = StatisticsDialog(parts.theme, session.classes, parts.frame)
    images = link.source
    dialog.show_statuses(state_counts(images.status_counts(), images.mark_counts()))

    def show_days(report: EffortReport) -> None:
        # The report takes a moment, in which the dialog can be closed.
        if isValid(dialog) and dialog.isVisible():
            dialog.show_days(work_days(report))

    unsubscribers = (
        counts.counted.subscribe(dialog.show_classes),
        counts.progressed.subscribe(dialog.show_progress),
        counts.failed.subscribe(lambda error: dialog.show_failed(sentence(str(error)))),
    )
    until_closed(dialog, unsubscribers, counts.cancel)
    session.effort_reports.request(show_days)
    counts.request()
    return dialog
