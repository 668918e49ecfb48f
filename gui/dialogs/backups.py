"""Dialog of the safety copies: their list, one to restore, and when new ones are made."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.backup.collection import ListedCopy
from engine.core import Progress
from gui.language.sentences import sentence
from gui.language.texts import marked, tr, with_signs
from gui.modes import BackupInterval
from gui.panels.card import Chooser, label, set_property
from gui.style.steady_fields import NumberField
from gui.style.theme import SPACE, Theme

MOST_KEPT: Final = 1000
_INTERVALS: Final = {
    BackupInterval.HOURLY: marked("every hour"),
    BackupInterval.DAILY: marked("every day"),
    BackupInterval.WEEKLY: marked("every week"),
    BackupInterval.NEVER: marked("never by itself"),
}


def row_texts(copy: ListedCopy) -> tuple[str, str, str, str]:
    """Date in the user's time, images, accepted, size of a copy."""
    size_bytes = _size(copy.path)
    size = with_signs(
        f"{size_bytes / 1e6:,.1f} MB" if size_bytes >= 100_000 else f"{size_bytes / 1e3:,.0f} kB"
    )
    if copy.manifest is None:
        return copy.path.name, tr("damaged"), "", size
    manifest = copy.manifest
    at = f"{manifest.created_at.astimezone():%Y-%m-%d %H:%M}"
    made = at if manifest.is_sound else tr("{date} (before a repair)", date=at)
    images = with_signs(f"{manifest.images:,}") if manifest.is_sound else ""
    accepted = with_signs(f"{manifest.accepted:,}") if manifest.is_sound else ""
    return made, images, accepted, size


class BackupsDialog(QDialog):
    """Safety copies of one project; emits what is wanted, and the changed choices."""

    restore_requested = Signal(object)
    make_requested = Signal()
    cancel_requested = Signal()
    interval_chosen = Signal(object)
    keep_chosen = Signal(int)
    folder_chosen = Signal(object)

    def __init__(self, theme: Theme, *, has_project: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Safety copies"))
        self.resize(680, 520)
        self._is_running = False
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE)
        rows.addWidget(label(tr("Restore a safety copy"), "heading"))
        rows.addWidget(
            label(
                tr(
                    "A copy becomes a project of its own beside the present one, which stays as it is."
                    " Images are not in the copies; they are found where they are."
                ),
                "soft",
                wrap=True,
            )
        )
        self.list = self._make_list()
        rows.addWidget(self.list, 1)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1)
        rows.addWidget(self.bar)
        self.message = label(" ", "soft", wrap=True)
        rows.addWidget(self.message)
        self._options = QWidget()
        self._options.setLayout(self._option_rows(theme))
        self._options.setVisible(has_project)
        rows.addWidget(self._options)
        rows.addLayout(self._button_row(has_project))

    def show_options(self, interval: BackupInterval, keep: int, folder: Path | None) -> None:
        self.interval.setCurrentIndex(self.interval.findData(interval))
        self.keep.setValue(keep)
        self.folder.setText(tr("beside the project") if folder is None else str(folder))

    def show_copies(self, copies: list[ListedCopy]) -> None:
        self.list.clear()
        for copy in copies:
            item = QTreeWidgetItem(list(row_texts(copy)))
            item.setData(0, Qt.ItemDataRole.UserRole, copy.path)
            item.setToolTip(0, "" if copy.manifest is not None else sentence(copy.problem))
            item.setDisabled(copy.manifest is None)
            self.list.addTopLevelItem(item)
            if copy.manifest is not None and not self.list.selectedItems():
                self.list.setCurrentItem(item)
        if not copies:
            self._say(tr("There is no safety copy of this project yet."), "soft")
        self._update_buttons()

    def show_progress(self, progress: Progress) -> None:
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)

    def show_busy(self, words: str) -> None:
        self._is_running = True
        self.bar.setRange(0, 0)
        self.close_button.setText(tr("Stop"))
        self._say(words, "soft")
        self._update_buttons()

    def show_end(self, words: str, role: str) -> None:
        self._is_running = False
        self.bar.setRange(0, 1)
        self.bar.setValue(int(role == "good"))
        self.close_button.setText(tr("Close"))
        self._say(words, role)
        self._update_buttons()

    def reject(self) -> None:
        """Escape, the button, the frame's cross: stop what runs first, close when nothing does."""
        if self._is_running:
            self.cancel_requested.emit()
        else:
            super().reject()

    def _make_list(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName(tr("Safety copies"))
        tree.setHeaderLabels([tr("Made"), tr("Images"), tr("Accepted"), tr("Size")])
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.header().setStretchLastSection(False)
        tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        tree.itemSelectionChanged.connect(self._update_buttons)
        tree.itemActivated.connect(lambda _item, _column: self._restore())
        return tree

    def _option_rows(self, theme: Theme) -> QVBoxLayout:
        rows = QVBoxLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        self.interval = Chooser(theme, tr("When safety copies are made"))
        self.interval.setToolTip(tr("How old the newest copy is when another one is made"))
        for interval, words in _INTERVALS.items():
            self.interval.addItem(tr(words), interval)
        self.interval.activated.connect(lambda _index: self.interval_chosen.emit(self.interval.currentData()))
        self.keep = NumberField()
        self.keep.setToolTip(tr("Older copies are deleted, the older the fewer"))
        self.keep.setRange(1, MOST_KEPT)
        self.keep.setAccessibleName(tr("Safety copies that are kept"))
        self.keep.editingFinished.connect(lambda: self.keep_chosen.emit(self.keep.value()))
        line.addWidget(label(tr("Made when something changed:"), "soft", wrap=True))
        line.addWidget(self.interval)
        line.addSpacing(SPACE * 2)
        line.addWidget(label(tr("kept at most:"), "soft", wrap=True))
        line.addWidget(self.keep)
        line.addStretch(1)
        rows.addLayout(line)
        place = QHBoxLayout()
        place.setSpacing(SPACE)
        self.folder: QLabel = label("", wrap=True)
        self.folder_button = QPushButton(tr("Choose…"))
        self.folder_button.setAutoDefault(False)
        self.folder_button.clicked.connect(self._choose_folder)
        self.beside_button = QPushButton(tr("Beside the project"))
        self.beside_button.setAutoDefault(False)
        self.beside_button.clicked.connect(lambda: self.folder_chosen.emit(None))
        place.addWidget(label(tr("Folder:"), "soft"))
        place.addWidget(self.folder, 1)
        place.addWidget(self.folder_button)
        place.addWidget(self.beside_button)
        rows.addLayout(place)
        return rows

    def _button_row(self, has_project: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.make_button = QPushButton(tr("Make one now"))
        self.make_button.setVisible(has_project)
        self.make_button.clicked.connect(self.make_requested)
        self.file_button = QPushButton(tr("From a file…"))
        self.file_button.clicked.connect(self._choose_file)
        self.restore_button = QPushButton(tr("Restore"))
        self.restore_button.setProperty("role", "primary")
        self.restore_button.clicked.connect(self._restore)
        self.close_button = QPushButton(tr("Close"))
        self.close_button.clicked.connect(self.reject)
        for button in (self.make_button, self.file_button, self.restore_button, self.close_button):
            button.setAutoDefault(False)
        row.addWidget(self.make_button)
        row.addWidget(self.file_button)
        row.addStretch(1)
        row.addWidget(self.restore_button)
        row.addWidget(self.close_button)
        self._update_buttons()
        return row

    def _update_buttons(self) -> None:
        item = self.list.currentItem()
        can_restore = item is not None and not item.isDisabled() and not self._is_running
        self.restore_button.setEnabled(can_restore)
        self.make_button.setEnabled(not self._is_running)
        self.file_button.setEnabled(not self._is_running)

    def _restore(self) -> None:
        item = self.list.currentItem()
        if item is not None and self.restore_button.isEnabled():
            self.restore_requested.emit(item.data(0, Qt.ItemDataRole.UserRole))

    def _choose_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Safety copy"), str(Path.home()), f"{tr('Safety copies')} (*.zip)"
        )
        if chosen:
            self.restore_requested.emit(Path(chosen))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder for safety copies"), str(Path.home()))
        if chosen:
            self.folder_chosen.emit(Path(chosen))

    def _say(self, text: str, role: str) -> None:
        self.message.setText(text)
        set_property(self.message, "role", role)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
