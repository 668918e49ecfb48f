"""Link of the safety copies of the open project with its schedule, the settings and their dialog."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from engine.backup.before import BackupOptions
from engine.core import CancelToken, EngineError
from engine.jobs import JobCancelled, JobDone, JobFailed, JobOutcome
from engine.session import Notice, NoticeLevel
from engine.session.backups import BackupFiles, BackupSchedule
from gui.dialogs.backups import BackupsDialog
from gui.language.sentences import sentence
from gui.language.texts import tr
from gui.links.dialog_links.dialog_events import until_closed
from gui.modes import BackupInterval

if TYPE_CHECKING:
    from engine.session import Session
    from gui.parts import WindowParts
    from gui.settings import Settings

FIRST_MS: Final = 90_000
"""After opening a project: its first minute belongs to the user."""
EVERY_MS: Final = 600_000
_INTERVALS: Final = {
    BackupInterval.HOURLY: timedelta(hours=1),
    BackupInterval.DAILY: timedelta(days=1),
    BackupInterval.WEEKLY: timedelta(days=7),
    BackupInterval.NEVER: None,
}


def backup_options(settings: Settings) -> BackupOptions:
    """The user's choices for the engine."""
    folder = settings.backup_folder
    return BackupOptions(
        _INTERVALS[settings.backup_interval], settings.backup_keep, Path(folder) if folder else None
    )


class BackupLink(QObject):
    """Schedule of one project that is open for writing, driven by a timer; GUI thread."""

    notice = Signal(object)

    def __init__(self, session: Session, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self.schedule = BackupSchedule(session.project, session.dispatcher, lambda: backup_options(settings))
        self._unsubscribe: list[Callable[[], None]] = [
            self.schedule.made.subscribe(self._made),
            self.schedule.failed.subscribe(self._failed),
        ]
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(FIRST_MS)

    def make_before(self, token: CancelToken) -> None:
        """Make a copy before risky work, on the thread of that."""
        self.schedule.make_before(token)

    def close(self) -> None:
        self._timer.stop()
        for unsubscribe in self._unsubscribe:
            unsubscribe()
        self.schedule.close()

    def _tick(self) -> None:
        self._timer.setInterval(EVERY_MS)
        self.schedule.tick()

    def _made(self, made: tuple[Path, bool]) -> None:
        path, is_requested = made
        if is_requested:
            self.notice.emit(
                Notice(
                    tr("Safety copy made: {name}.", name=path.name),
                    tr("It is in {folder}.", folder=path.parent),
                )
            )

    def _failed(self, error: EngineError) -> None:
        summary = tr("No safety copy could be made: {reason}", reason=sentence(error.summary))
        self.notice.emit(Notice(summary, error.hint, NoticeLevel.WARNING))


def backups_dialog(parts: WindowParts, link: BackupLink | None) -> BackupsDialog:
    """A dialog on the copies of the open project, or, without one, for a copy in a file."""
    settings, controller = parts.settings, parts.controller
    project = None if controller.session is None else controller.session.project.path
    dialog = BackupsDialog(parts.theme, has_project=link is not None, parent=parts.frame)
    files = BackupFiles(controller.dispatcher)

    def show() -> None:
        options = backup_options(settings)
        dialog.show_options(settings.backup_interval, settings.backup_keep, options.folder)
        if project is not None:
            files.list(project, options.places(project))

    def choose_folder(folder: Path | None) -> None:
        settings.backup_folder = "" if folder is None else str(folder)
        show()

    def restore(copy: Path) -> None:
        dialog.show_busy(tr("Restoring…"))
        files.restore(copy)

    def restored(outcome: JobOutcome[Any]) -> None:
        match outcome:
            case JobDone(value):
                dialog.show_end(tr("Restored as {name}.", name=value.project.name), "good")
                dialog.accept()
                controller.open_path(value.project)
            case JobFailed(error, _):
                dialog.show_end(sentence(str(error)), "error")
            case JobCancelled():
                dialog.show_end(tr("Stopped; nothing was left behind."), "soft")

    unsubscribers = [
        files.listed.subscribe(dialog.show_copies),
        files.progressed.subscribe(dialog.show_progress),
        files.restored.subscribe(restored),
    ]
    dialog.restore_requested.connect(restore)
    dialog.cancel_requested.connect(files.cancel)
    dialog.interval_chosen.connect(lambda interval: setattr(settings, "backup_interval", interval))
    dialog.keep_chosen.connect(lambda keep: setattr(settings, "backup_keep", keep))
    dialog.folder_chosen.connect(choose_folder)
    if link is not None:
        unsubscribers.append(link.schedule.made.subscribe(lambda _made: show()))
        dialog.make_requested.connect(link.schedule.make_now)
    until_closed(dialog, unsubscribers, files.close)
    show()
    return dialog
