"""Link of the dialog of the self-test with the self-test in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.jobs import Dispatcher, JobCancelled, JobDone, JobFailed, JobOutcome
from engine.session.self_test_job import BackgroundSelfTest
from gui.dialogs.self_test import SelfTestDialog
from gui.language.sentences import sentence
from gui.links.dialog_links.dialog_events import until_closed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def self_test_dialog(dispatcher: Dispatcher, parent: QWidget) -> SelfTestDialog:
    """A dialog that begins a self-test at once."""
    dialog = SelfTestDialog(parent)
    test = BackgroundSelfTest(dispatcher)

    def done(outcome: JobOutcome[Any]) -> None:
        match outcome:
            case JobDone(count):
                dialog.show_result(count)
            case JobFailed(error, _):
                dialog.show_failed(sentence(str(error)))
            case JobCancelled():
                dialog.show_cancelled()

    subscribed = (
        test.progressed.subscribe(dialog.show_progress),
        test.checked.subscribe(dialog.add_result),
        test.ended.subscribe(done),
    )
    dialog.cancel_requested.connect(test.cancel)
    until_closed(dialog, subscribed, test.close)
    test.start()
    return dialog
