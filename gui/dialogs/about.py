"""Dialogs about the program: version, licence and log file; past messages."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine import __version__
from engine.session.state import NoticeLevel
from gui.language.sentences import sentence
from gui.language.texts import marked, tr
from gui.messages import PastNotice
from gui.panels.card import label
from gui.style.theme import SPACE, Theme
from gui.welcome import Logo

_LEVELS: Final = {
    NoticeLevel.INFO: marked("info"),
    NoticeLevel.WARNING: marked("warning"),
    NoticeLevel.ERROR: marked("error"),
}


class AboutDialog(QDialog):
    """Version, licence, system and log file, as a bug report needs them."""

    def __init__(self, theme: Theme, log_file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self.setWindowTitle(tr("About Inkling"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE * 2)
        head = QHBoxLayout()
        head.setSpacing(SPACE * 2)
        words = QVBoxLayout()
        words.addWidget(label("Inkling", "title"))
        words.addWidget(
            label(tr("You scribble, Inkling cuts. You correct, Inkling learns."), "soft", wrap=True)
        )
        head.addWidget(Logo(theme))
        head.addLayout(words, 1)
        rows.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE * 2)
        facts = (
            (tr("Version"), __version__),
            (tr("Licence"), "MIT"),
            (tr("System"), f"{platform.system()} {platform.release()}, Python {platform.python_version()}"),
            # A long path may break behind its folders.
            (tr("Log file"), str(log_file).replace(os.sep, f"{os.sep}\u200b")),
        )
        for number, (name, value) in enumerate(facts):
            grid.addWidget(label(name, "soft"), number, 0)
            grid.addWidget(label(value, wrap=True), number, 1)
        grid.setColumnStretch(1, 1)
        rows.addLayout(grid)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.log_button = QPushButton(tr("Open log folder"))
        buttons.addButton(self.log_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.log_button.clicked.connect(self._open_log)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)

    def _open_log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_file.parent)))


class PastNoticesDialog(QDialog):
    """All messages since the start, newest first, to read or to copy.

    Args:
        fill: puts keys into a hint in the place of ids of actions.
    """

    def __init__(
        self, past: Iterable[PastNotice], fill: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Past messages"))
        self.resize(640, 420)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        self.text = QPlainTextEdit("\n\n".join(_lines(entry, fill) for entry in reversed(list(past))))
        self.text.setReadOnly(True)
        self.text.setPlaceholderText(tr("Nothing was reported since the start."))
        self.text.setAccessibleName(tr("Past messages"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        rows.addWidget(self.text)
        rows.addWidget(buttons)


def _lines(entry: PastNotice, fill: Callable[[str], str]) -> str:
    notice = entry.notice
    head = f"{entry.at:%H:%M:%S}  {tr(_LEVELS[notice.level])}: {sentence(notice.summary)}"
    return f"{head}\n{fill(sentence(notice.hint))}" if notice.hint else head
