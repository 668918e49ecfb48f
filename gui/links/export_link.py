"""Link of the export dialog with the export in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.core import EngineError
from engine.core.words import plural
from engine.jobs import Dispatcher, JobCancelled, JobDone, JobFailed, JobOutcome
from engine.session import Session
from engine.session.export_files import BackgroundExport
from gui.dialogs.export import ExportDialog

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


def summary_of(report: Any) -> str:
    """Result of an export in one or two sentences."""
    text = f"{plural(report.exported, 'image')} exported."
    if report.left_out:
        text += f" {plural(report.left_out, 'image')} without a mask or skipped stayed out."
    if report.problems:
        failed = plural(len(report.problems), "image")
        text += f" {failed} could not be written; the first: {report.problems[0].sentence}"
    return text


def export_dialog(session: Session, dispatcher: Dispatcher, parent: QWidget) -> ExportDialog:
    """A dialog that exports `session`'s project; the thread ends with the dialog."""
    project = session.project
    dialog = ExportDialog(_free_folder(project.path), parent)
    export = BackgroundExport(project, dispatcher)

    def start(format_name: str, out: Path) -> None:
        session.autosave.save()
        try:
            export.start(format_name, out)
        except EngineError as error:
            dialog.show_failed(str(error))

    def done(outcome: JobOutcome[Any]) -> None:
        match outcome:
            case JobDone(report):
                dialog.show_done(report.folder, summary_of(report))
            case JobFailed(error, _):
                dialog.show_failed(str(error))
            case JobCancelled():
                dialog.show_cancelled()

    export.progressed.subscribe(dialog.show_progress)
    export.ended.subscribe(done)
    dialog.export_requested.connect(start)
    dialog.cancel_requested.connect(export.cancel)
    dialog.finished.connect(lambda _result: export.close())
    return dialog


def _free_folder(project: Path) -> Path:
    """A folder beside the project that does not exist yet."""
    base = project.with_name(f"{project.stem}-export")
    folder, number = base, 2
    while folder.exists():
        folder = base.with_name(f"{base.name}-{number}")
        number += 1
    return folder
