"""Dialog for exports: what is written, where, in which format; then progress and result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.core import EngineError, Progress
from engine.core.words import percent
from engine.formats.catalog import WRITERS
from engine.formats.outgoing.options import PREPARING
from gui.dialogs.export_dialog.choices import ExportChoices
from gui.dialogs.export_dialog.option_fields import OverlayFields, SplitFields
from gui.dialogs.file_dialogs import nearest_folder
from gui.dialogs.format_list import FormatField
from gui.language.sentences import sentence
from gui.language.texts import marked, tr, with_signs
from gui.panels.card import label, set_property
from gui.panels.screen_fit import bring_into_view
from gui.style.theme import SPACE, Theme

OVERLAYS: Final = "overlays"
_PREDICTIONS: Final = marked("Also predictions of images that nobody has labelled")
_PAUSE_MS: Final = 300
"""Rest after the last letter of a folder's name before it is looked at."""


@dataclass(frozen=True, slots=True)
class ExportableImages:
    """Numbers of the images that there are to export; `unlabelled` is the share of those in work, if known.

    `predicted` are images that nobody has labelled and the current model has a prediction of; `others` all
    that cannot go out, among them `unpredicted`, which wait for such a prediction.
    """

    accepted: int
    in_work: int = 0
    unlabelled: float | None = None
    predicted: int = 0
    others: int = 0
    unpredicted: int = 0


def _nothing_text(images: ExportableImages) -> str:
    """Why nothing would be written, and what else can be chosen."""
    if images.in_work and images.predicted:
        return tr("No image is accepted yet. To export images in work, or predictions, tick them above.")
    if images.in_work:
        return tr("No image is accepted yet. To export images in work, tick them above.")
    if images.predicted:
        return tr("No image is accepted yet. To export predictions, tick them above.")
    return tr("No image is accepted yet. Label one and accept it first.")


def _progress_text(progress: Progress) -> str:
    if progress.note == PREPARING:
        return tr("The search for single objects is being prepared; this takes some seconds once.")
    return tr(
        "{done:,} of {total:,} {unit}",
        done=progress.done,
        total=progress.total,
        unit=sentence(progress.unit),
    )


class ExportDialog(QDialog):
    """Choice of format, images, split and folder; emits `export_requested` (folder, choices).

    `folder_changed` asks for what is at a place, which `show_place` tells; `loss_wanted` for what a format
    would lose, which `show_loss` tells.

    Args:
        free_folder: suggests a folder that is not there yet, where an earlier result is of another format.
    """

    export_requested = Signal(object, object)
    cancel_requested = Signal()
    folder_changed = Signal(object)
    loss_wanted = Signal(object)

    def __init__(
        self,
        suggested: Path,
        theme: Theme,
        choices: ExportChoices | None = None,
        parent: QWidget | None = None,
        free_folder: Callable[[], Path] | None = None,
    ) -> None:
        super().__init__(parent)
        self._free_folder = free_folder or (lambda: suggested)
        self._folders: dict[str, str] = {}
        self._theme = theme
        self.setWindowTitle(tr("Export masks"))
        self.setMinimumWidth(640)
        self._is_running = False
        self._result: Path | None = None
        self._images = ExportableImages(0)
        self._place_problem = self._is_update = self._has_loss = False
        chosen = choices or ExportChoices()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE)
        self._add_format(rows, chosen)
        self._add_images(rows, chosen)
        self._add_folder(rows, suggested)
        self.plan = label(" ", "soft", wrap=True)
        self.plan.setMinimumHeight(2 * self.plan.fontMetrics().lineSpacing())
        rows.addWidget(self.plan)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1)
        self.message = label(" ", "soft", wrap=True)
        self.message.setMinimumHeight(36)
        rows.addWidget(self.bar)
        rows.addWidget(self.message)
        rows.addLayout(self._button_row())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask_about_folder)
        self._connect()
        self._show_note()
        self._show_plan()

    @property
    def format_name(self) -> str:
        return self.format.format_name

    @property
    def choices(self) -> ExportChoices:
        """What the fields hold now."""
        split, overlay = self.split, self.overlay
        return ExportChoices(
            format_name=self.format_name,
            with_in_work=self.in_work.isChecked() and self._images.in_work > 0,
            with_predictions=self.predicted.isChecked() and self._images.predicted > 0,
            is_split=split.is_split.isChecked(),
            train=split.train.value(),
            val=split.val.value(),
            test=split.test.value(),
            seed=split.seed.value(),
            by_group=split.by_group.isChecked(),
            by_folder=split.by_folder.isChecked(),
            pattern=split.pattern.text(),
            is_upright=self.upright.isChecked(),
            opacity=overlay.opacity.value(),
            outline_px=overlay.outline.value(),
        )

    def show_images(self, images: ExportableImages) -> None:
        """Show how many images there are to export, and how much of those in work is unlabelled."""
        before = self.choices.what_goes_out
        self._images = images
        if images.in_work and images.unlabelled is not None:
            text = tr(
                "{accepted:,} accepted, {in_work:,} in work: {share} of these unlabelled.",
                accepted=images.accepted,
                in_work=images.in_work,
                share=with_signs(percent(images.unlabelled)),
            )
        else:
            text = tr(
                "{accepted:,} accepted, {in_work:,} in work.",
                accepted=images.accepted,
                in_work=images.in_work,
            )
        self.images.setText(text)
        self.in_work.setVisible(images.in_work > 0)
        self._show_predicted(images)
        self._show_plan()
        if self.choices.what_goes_out != before:
            # Ticked before, and known only now to be there.
            self.ask_about_loss()

    def _show_predicted(self, images: ExportableImages) -> None:
        """Offer predictions where there are some, and say how many are still to come."""
        self.predicted.setVisible(images.predicted + images.unpredicted > 0)
        self.predicted.setEnabled(images.predicted > 0)
        if images.unpredicted:
            text = tr(
                "Also predictions of images that nobody has labelled ({count:,} not predicted yet)",
                count=images.unpredicted,
            )
            tip = tr("Learning > Predict images in the background predicts them while nothing else runs.")
        else:
            text, tip = tr(_PREDICTIONS), ""
        self.predicted.setText(text)
        self.predicted.setToolTip(tip)

    def show_place(
        self, folder: Path, format_name: str, text: str, *, is_problem: bool, is_update: bool = False
    ) -> None:
        """Tell what an export in this format meets at this folder, unless others are chosen by now.

        With a problem nothing can be exported there.

        Args:
            is_update: an earlier export is there, which the button then updates.
        """
        if (folder, format_name) != (self._folder(), self.format_name):
            return
        self._place_problem, self._is_update = is_problem, is_update
        self._name_button()
        self.place.setText(text or tr("A new or empty folder; it appears whole, or not at all."))
        set_property(self.place, "role", "error" if is_problem else "small")
        self._enable()

    def show_loss(self, choices: ExportChoices, text: str, remark: str = "") -> None:
        """Say what an export by these choices would lose; empty for nothing.

        An answer about others than are chosen by now is thrown away.

        Args:
            remark: what is to be known besides, and is no reason to think twice.
        """
        if choices.what_goes_out == self.choices.what_goes_out:
            self._show_loss(text, remark)

    def _show_loss(self, text: str, remark: str = "") -> None:
        said = f"{text} {remark}".strip()
        self.loss.setText(said)
        self.loss.setVisible(bool(said))
        self._has_loss = bool(text)
        self._name_button()

    def _name_button(self) -> None:
        """Name the button after what it does at the folder and in the format that are chosen."""
        if self._is_update:
            text = tr("Update with this loss") if self._has_loss else tr("Update")
        else:
            text = tr("Export with this loss") if self._has_loss else tr("Export")
        self.export_button.setText(text)

    def show_progress(self, progress: Progress) -> None:
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self.message.setText(_progress_text(progress))

    def show_done(self, folder: Path, summary: str, *, is_whole: bool = True) -> None:
        """Tell the result; not `is_whole`: something is other in the files than in the project."""
        self._end(summary, "good" if is_whole else "warning")
        self._result = folder
        self._folders[self.format_name] = self.folder.text()
        self.bar.setRange(0, 1)
        self.bar.setValue(1)
        self.open_button.setVisible(True)
        self.open_button.setFocus()
        self._ask_about_folder()

    def show_failed(self, reason: str) -> None:
        self._end(sentence(reason), "error")

    def show_cancelled(self) -> None:
        self._end(tr("Stopped; nothing was left behind."), "soft")

    def reject(self) -> None:
        """Escape, the button, the frame's cross: stop what runs first, close when nothing does."""
        if self._is_running:
            self.cancel_requested.emit()
        else:
            super().reject()

    def _add_format(self, rows: QVBoxLayout, chosen: ExportChoices) -> None:
        rows.addWidget(label(tr("Format"), "heading"))
        self.format = FormatField(self._theme, tr("Format"))
        self.format.setToolTip(tr("The form of the data set; letters that are typed find one"))
        # The last one stands above all groups.
        titles = {name: row.title for name, row in WRITERS.items()}
        self.format.show_formats(tr("Last used"), [chosen.format_name], titles)
        rows.addWidget(self.format)
        # The note of the chosen one alone: with all of them the buttons were off a small screen.
        self.note = label("", "small", wrap=True)
        self.note.setMinimumHeight(2 * self.note.fontMetrics().lineSpacing())
        rows.addWidget(self.note)
        self.loss = label("", "warning", wrap=True)
        self.loss.setVisible(False)
        rows.addWidget(self.loss)
        self.overlay = OverlayFields(chosen)
        rows.addWidget(self.overlay)

    def _add_images(self, rows: QVBoxLayout, chosen: ExportChoices) -> None:
        rows.addSpacing(SPACE)
        rows.addWidget(label(tr("Images"), "heading"))
        self.images = label("", "soft", wrap=True)
        self.in_work = QCheckBox(tr("Also images in work, which nobody has accepted"))
        self.predicted = QCheckBox(tr(_PREDICTIONS))
        self.upright = QCheckBox(tr("Turn photos upright that only their EXIF data turn"))
        self.upright.setToolTip(
            tr("Without it they are copied as they are: some programs show them turned against their masks.")
        )
        self.in_work.setChecked(chosen.with_in_work)
        self.predicted.setChecked(chosen.with_predictions)
        self.predicted.setVisible(False)
        self.upright.setChecked(chosen.is_upright)
        self.split = SplitFields(chosen)
        for part in (self.images, self.in_work, self.predicted, self.upright, self.split):
            rows.addWidget(part)

    def _add_folder(self, rows: QVBoxLayout, suggested: Path) -> None:
        rows.addSpacing(SPACE)
        rows.addWidget(label(tr("Folder"), "heading"))
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.folder = QLineEdit(str(suggested))
        self.folder.setAccessibleName(tr("Folder to write to"))
        self.choose_button = QPushButton(tr("Choose…"))
        self.choose_button.setAutoDefault(False)
        row.addWidget(self.folder, 1)
        row.addWidget(self.choose_button)
        rows.addLayout(row)
        self.place = label(tr("A new or empty folder; it appears whole, or not at all."), "small", wrap=True)
        rows.addWidget(self.place)

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        self.open_button = QPushButton(tr("Open folder"))
        self.open_button.setVisible(False)
        self.open_button.setAutoDefault(False)
        self.open_button.clicked.connect(self._open_result)
        self.close_button = QPushButton(tr("Close"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.reject)
        self.export_button = QPushButton(tr("Export"))
        self.export_button.setDefault(True)
        self.export_button.setProperty("role", "primary")
        self.export_button.clicked.connect(self._start)
        row.addWidget(self.open_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.export_button)
        return row

    def _connect(self) -> None:
        self.format.currentIndexChanged.connect(self._on_format)
        self.choose_button.clicked.connect(self._choose)
        self.folder.textChanged.connect(self._on_folder)
        for switch in (self.in_work, self.predicted, self.upright):
            switch.toggled.connect(self._show_plan)
        for switch in (self.in_work, self.predicted):
            switch.toggled.connect(self.ask_about_loss)
        self.split.changed.connect(self._show_plan)
        self.overlay.changed.connect(self._show_plan)

    def _on_format(self) -> None:
        self._take_folder_of_format()
        self._forget_result()
        self._show_note()
        self._show_plan()
        self._ask_about_folder()
        self.ask_about_loss()

    def _take_folder_of_format(self) -> None:
        """In the place of the folder of a result in another format that of this one, or a new one."""
        if self.folder.text() in self._folders.values():
            self.folder.setText(self._folders.get(self.format_name) or str(self._free_folder()))

    def _show_note(self) -> None:
        self.note.setText(sentence(WRITERS[self.format_name].note))
        self.overlay.setVisible(self.format_name == OVERLAYS)

    def _show_plan(self) -> None:
        """What will be written and left out, or why nothing can be."""
        choices, images = self.choices, self._images
        try:
            options = choices.options()
        except EngineError as error:
            self._show_plan_text(sentence(str(error)), is_problem=True)
            return
        written = images.accepted
        written += images.in_work if choices.with_in_work else 0
        written += images.predicted if choices.with_predictions else 0
        if not written:
            self._show_plan_text(_nothing_text(images), is_problem=True, role="")
            return
        left = images.accepted + images.in_work + images.predicted + images.others - written
        if options.split.shares is None:
            text = tr("Images to write: {written:,}. To leave out: {left:,}.", written=written, left=left)
        else:
            total = sum(options.split.shares)
            train, val, test = (round(written * share / total) for share in options.split.shares)
            text = tr(
                "Images to write: {written:,}, about {train:,} train, {val:,} val, {test:,} test. "
                "To leave out: {left:,}.",
                written=written,
                train=train,
                val=val,
                test=test,
                left=left,
            )
        self._show_plan_text(text, is_problem=False)

    def _show_plan_text(self, text: str, *, is_problem: bool, role: str = "error") -> None:
        self.plan.setText(text)
        set_property(self.plan, "role", role if is_problem else "soft")
        self._has_plan = not is_problem
        self._enable()

    def _enable(self) -> None:
        can_start = self._has_plan and not self._is_running and not self._place_problem
        self.export_button.setEnabled(can_start and bool(self.folder.text().strip()))

    def _choose(self) -> None:
        start = nearest_folder(self.folder.text())
        chosen = QFileDialog.getExistingDirectory(self, tr("Export to"), start)
        if chosen:
            self.folder.setText(chosen)

    def _on_folder(self) -> None:
        self._forget_result()
        self._place_problem = self._is_update = False
        self._name_button()
        # What was said is of another folder; a space keeps the row's height.
        self.place.setText(" ")
        self._enable()
        self._pause.start()

    def ask_about_loss(self) -> None:
        """Ask what the format that is chosen now would lose."""
        self._show_loss("")
        if self._has_plan:
            self.loss_wanted.emit(self.choices)

    def _ask_about_folder(self) -> None:
        text = self.folder.text().strip()
        if text:
            self.folder_changed.emit(self._folder())

    def _folder(self) -> Path:
        return Path(self.folder.text().strip()).expanduser()

    def _start(self) -> None:
        self._is_running = True
        self.open_button.setVisible(False)
        self._enable()
        self.close_button.setText(tr("Stop"))
        self.bar.setRange(0, 0)
        self._say(tr("Exporting…"), "soft")
        self.export_requested.emit(self._folder(), self.choices)

    def _end(self, text: str, role: str) -> None:
        self._is_running = False
        self._enable()
        self.close_button.setText(tr("Close"))
        self.bar.setRange(0, 1)
        self.bar.setValue(0)
        self._say(text, role)

    def _say(self, text: str, role: str) -> None:
        self.message.setText(text)
        set_property(self.message, "role", role)
        # Once the row has its height.
        QTimer.singleShot(0, self, lambda: bring_into_view(self.message))

    def _forget_result(self) -> None:
        """What was said of an export does not stand beside another format or folder."""
        if self._result is not None:
            self._result = None
            self.open_button.setVisible(False)
            self._say(" ", "soft")

    def _open_result(self) -> None:
        if self._result is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._result)))
