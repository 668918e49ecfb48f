"""Link of the dialog of the project check with the check in the background."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.jobs import JobCancelled, JobDone, JobFailed, JobOutcome
from engine.session.project_check_job import BackgroundCheck
from gui.dialogs.project_check import ProjectCheckDialog
from gui.language.sentences import sentence
from gui.language.texts import marked, tr
from gui.links.dialog_links.dialog_events import until_closed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from engine.backup.before import BackupOptions
    from gui.project_controller import ProjectController

SAVE_FIRST: Final = marked(
    "The project could not be saved, so nothing was repaired. "
    "Put its folder or disk back, or make room on it, then try again."
)


def check_dialog(
    controller: ProjectController, project: Path, options: BackupOptions, parent: QWidget
) -> ProjectCheckDialog:
    """A dialog that checks `project` at once; a repair closes the project before and opens it after.

    Args:
        options: choices for the safety copy before a repair.
    """
    dialog = ProjectCheckDialog(project.name, parent)
    check = BackgroundCheck(project, controller.dispatcher, options)
    reopens = False

    def repair() -> None:
        nonlocal reopens
        session = controller.session
        reopens = session is not None and session.project.path == project
        if reopens and not controller.close_project():
            dialog.show_failed(tr(SAVE_FIRST))
            return
        check.start(repair=True)

    def show_outcome(outcome: JobOutcome[Any]) -> None:
        match outcome:
            case JobDone(result):
                dialog.show_result(result)
            case JobFailed(error, _):
                dialog.show_failed(sentence(str(error)))
            case JobCancelled():
                dialog.show_cancelled()

    def reopen(_outcome: JobOutcome[Any]) -> None:
        nonlocal reopens
        if reopens:
            reopens = False
            controller.open_path(project)

    subscribed = check.progressed.subscribe(dialog.show_progress), check.ended.subscribe(show_outcome)
    # The project was closed for the repair: it comes back even when the dialog is closed meanwhile.
    check.ended.subscribe(reopen)
    dialog.repair_requested.connect(repair)
    dialog.cancel_requested.connect(check.cancel)
    until_closed(dialog, subscribed, check.close)
    dialog.show_running(tr("Looking…"))
    check.start(repair=False)
    return dialog
