"""Link of the questions of a session with the bars above the canvas."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.core import EngineError
from engine.session.stack_import import STACK_QUESTION
from engine.session.watches.image_watch import IMAGE_QUESTION
from engine.session.watches.mask_watch import MASK_QUESTION
from engine.session.watches.project_watch import GO_ON_THERE, PROJECT_QUESTION
from gui.dialogs.file_dialogs import nearest_folder
from gui.language.texts import tr
from gui.panels.question_bar import QuestionBars
from gui.project_controller import refusal

if TYPE_CHECKING:
    from engine.session import Question, Session
    from gui.project_controller import ProjectController


class QuestionLink(QObject):
    """Subscription of the bars to a session; `close()` ends it when the project closes.

    Args:
        frame: the window, over which a folder is chosen.
    """

    notice = Signal(object)

    def __init__(
        self,
        session: Session,
        controller: ProjectController,
        bars: QuestionBars,
        frame: QWidget,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._controller = controller
        self._bars = bars
        self._frame = frame
        self._unsubscribers: list[Callable[[], None]] = [
            session.events.question_changed.subscribe(self._show),
            session.project_watch.continued.subscribe(self._go_on_at),
        ]
        bars.chosen.connect(self._answer)

    def close(self) -> None:
        """Stop listening in both directions, and take the questions away."""
        for unsubscribe in self._unsubscribers:
            unsubscribe()
        self._bars.chosen.disconnect(self._answer)
        self._bars.clear()

    def _show(self, pair: tuple[str, Question | None]) -> None:
        self._bars.show_question(*pair)

    def _answer(self, subject: str, choice: str) -> None:
        try:
            if subject == IMAGE_QUESTION:
                self._session.image_watch.answer(choice)
            elif subject == MASK_QUESTION:
                self._session.mask_watch.answer(choice)
            elif subject == STACK_QUESTION:
                if self._controller.stacks is not None:
                    self._controller.stacks.answer(choice)
            elif subject == PROJECT_QUESTION and choice == GO_ON_THERE.key:
                path = self._session.project_watch.report.path
                if path is not None:
                    self._go_on_at(path)
            elif subject == PROJECT_QUESTION:
                self._save_elsewhere()
        except EngineError as error:
            self.notice.emit(refusal(error))

    def _save_elsewhere(self) -> None:
        """Ask for a folder and copy the project into it, under its name or one like it."""
        beside = nearest_folder(str(self._session.project.path.parent))
        chosen = QFileDialog.getExistingDirectory(self._frame, tr("Save my work to this folder"), beside)
        if chosen:
            self._session.project_watch.save_elsewhere(_free_path(Path(chosen), self._session.project.path))

    def _go_on_at(self, path: Path) -> None:
        # After this event: it comes from the session that is closed.
        QTimer.singleShot(0, lambda: self._controller.open_path(path))


def _free_path(folder: Path, project: Path) -> Path:
    """A path in `folder` for a copy of `project` at which nothing is."""
    number, path = 2, folder / project.name
    while os.path.exists(path):
        path, number = folder / f"{project.stem}-{number}{project.suffix}", number + 1
    return path
