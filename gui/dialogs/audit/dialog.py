"""Dialog of the audit of a project, beside the window: findings to open, to repair, or to leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QDateTime, QItemSelectionModel, QLocale, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from engine.audit.finding import AuditFinding, AuditKind
from engine.core import Progress
from gui.dialogs.audit.rows import IMAGE, KIND, KIND_TEXTS, WHAT, FindingRows, Index
from gui.language.sentences import sentence
from gui.language.texts import counted, tr
from gui.panels.card import Chooser, label, set_property
from gui.panels.screen_fit import FRAME
from gui.style.theme import SPACE, Theme

_SIZE: Final = (900, 420)
_SHARE: Final = 0.38
"""Part of the height of what it lies over."""
_AROUND_KIND_PX: Final = 44
_IMAGE_PX: Final = 140
_RETURNS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _EndCutOff(QStyledItemDelegate):
    """Cells whose text loses its end where it is too long, as the beginning of a sentence says most."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideRight


class FindingView(QTreeView):
    """List of findings; Return opens one, R repairs and L leaves the chosen ones as they are."""

    open_requested = Signal()
    repair_requested = Signal()
    leave_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Findings"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        # Of paths the beginning and the end say most.
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setItemDelegateForColumn(WHAT, _EndCutOff(self))
        self.setMinimumHeight(120)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        signals = {Qt.Key.Key_R: self.repair_requested, Qt.Key.Key_L: self.leave_requested}
        if is_plain and event.key() in _RETURNS:
            self.open_requested.emit()
        elif is_plain and event.key() in signals:
            signals[Qt.Key(event.key())].emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()


class AuditDialog(QDialog):
    """Findings of an audit; it stays beside the window, where the images are seen and worked on."""

    start_requested = Signal(bool, bool)
    """Look at all images; whether the model predicts what it has not yet, and masks in work count, too."""
    stop_requested = Signal()
    open_requested = Signal(object, int)
    """An `AuditFinding` to be shown, and the number of the place in it."""
    repair_requested = Signal(list)
    leave_requested = Signal(list)
    again_requested = Signal()
    """What was left as it is may come back."""
    undo_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None, *, has_model: bool, can_edit: bool) -> None:
        super().__init__(parent)
        self._can_edit = can_edit
        self._is_running = False
        self._findings: tuple[AuditFinding, ...] = ()
        self._known_masks = 0
        self._opened: tuple[AuditFinding | None, int] = (None, 0)
        self.setWindowTitle(tr("Audit"))
        self.resize(*_SIZE)
        self.view = FindingView()
        self.rows = FindingRows(theme, self.view)
        self.view.setModel(self.rows)
        heads = self.view.header()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.resizeSection(KIND, self._kind_px())
        heads.resizeSection(IMAGE, _IMAGE_PX)
        self.view.open_requested.connect(self._open)
        self.view.doubleClicked.connect(lambda _index: self._open())
        self.view.repair_requested.connect(self._repair)
        self.view.leave_requested.connect(self._leave)
        self.view.selectionModel().selectionChanged.connect(lambda _now, _before: self._show_buttons())
        self.kind_box = Chooser(theme, tr("Kind"))
        # With the numbers of findings, which come later than the dialog is shown.
        self.kind_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kind_box.setToolTip(tr("Show the findings of one kind alone"))
        self.kind_box.currentIndexChanged.connect(lambda _index: self._show_rows())
        self.model_box = QCheckBox(tr("Let the model predict what it has not predicted yet"))
        self.model_box.setToolTip(tr("Masks are compared with predictions; missing ones take time to make"))
        self.model_box.setEnabled(has_model)
        self.in_work_box = QCheckBox(tr("Also masks in work, which nobody has accepted"))
        self.in_work_box.setToolTip(tr("Without it the masks of accepted images alone are looked at"))
        for box in (self.model_box, self.in_work_box):
            # By hand: what an audit was made with is shown without beginning another.
            box.clicked.connect(lambda _on: self._start())
        self.again_button = QPushButton(tr("Show what was left"))
        self.again_button.setToolTip(tr("Findings that were left as they are come back"))
        self.again_button.clicked.connect(self.again_requested)
        self.start_button = QPushButton(tr("Look again"))
        self.start_button.clicked.connect(self._start_or_stop)
        self.whole = label("", "soft", wrap=True)
        """The chosen finding to its end, which the list may cut off."""
        self.whole.setMinimumHeight(2 * self.whole.fontMetrics().lineSpacing())
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.message = label(" ", "soft", wrap=True)
        self._lay_out()
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        undo.activated.connect(self.undo_requested)
        self._show_kinds()
        self._show_buttons()
        self.view.setFocus()

    def place_over(self, area: QRect) -> None:
        """Take the lower part of `area` on the screen, so that what a finding opens above is in sight."""
        rows = self.layout()
        least = QSize() if rows is None else rows.totalMinimumSize()
        width = max(least.width(), min(_SIZE[0], area.width()))
        height = max(least.height(), round(_SHARE * area.height()))
        self.resize(width, height)
        left = area.left() + (area.width() - width) // 2
        screen = self.screen().availableGeometry()
        top = min(area.bottom() + 1, screen.bottom() + 1) - height - FRAME.height()
        self.move(max(screen.left(), left), max(screen.top(), top))

    # ---- what is shown

    def show_running(self) -> None:
        """An audit has begun."""
        self._is_running = True
        self.start_button.setText(tr("Stop"))
        self.bar.setRange(0, 0)
        self.bar.show()
        self._say(tr("Looking at images and masks…"))

    def show_progress(self, progress: Progress) -> None:
        if not self._is_running:
            return
        self.bar.setRange(0, progress.total)
        self.bar.setValue(progress.done)
        self._say(
            tr(
                "{done:,} of {total:,} {unit}",
                done=progress.done,
                total=progress.total,
                unit=sentence(progress.unit),
            )
        )

    def show_findings(self, findings: Sequence[AuditFinding], known_masks: int) -> None:
        """Show these; what is chosen, or what follows it, stays chosen.

        Args:
            known_masks: masks that they are about, where the audit is over.
        """
        row = max(0, self.view.currentIndex().row())
        current = self.rows.finding(row) if self.rows.rowCount() > row else None
        is_other, self._findings = tuple(findings) != self._findings, tuple(findings)
        self._show_kinds()
        self.rows.show(self._findings, self._kind)
        count = self.rows.rowCount()
        if count:
            kept = -1 if current is None else self.rows.row_of(current)
            self._choose(min(row, count - 1) if kept < 0 else kept)
        if not self._is_running:
            is_other |= bool(known_masks) != bool(self._known_masks)
            self._known_masks = known_masks
        if not self._is_running and is_other:
            # What was said of their number, or of the places of one that is gone, is over.
            if self._opened[0] not in self._findings:
                self._opened = (None, 0)
            self._say(self._found_text(), self._role)
        self._show_buttons()

    def show_kept(self, ended_s: float, looked: int, new: int, gone: int, *, known_masks: int) -> None:
        """The audit before is shown, of which changed masks were looked at anew."""
        self._end()
        self._known_masks = known_masks
        parts = [tr("This is the audit of {date}.", date=_date(ended_s)), self._found_text()]
        if looked:
            parts.append(
                counted(
                    looked,
                    "{count:,} mask has changed since and was looked at anew.",
                    "{count:,} masks have changed since and were looked at anew.",
                )
            )
        self._say(" ".join([*parts, *_news_texts(new, gone)]))

    def show_ended(
        self,
        images: int,
        masks: int,
        predictions: int,
        *,
        is_stopped: bool,
        news: tuple[float, int, int] | None = None,
    ) -> None:
        """The audit is over.

        Args:
            news: end of the audit before in seconds since 1970, and the findings that are new and gone.
        """
        self._end()
        self._known_masks = masks
        parts = [tr("Stopped.")] if is_stopped else []
        parts += [self._found_text(), *_looked_texts(images, masks, predictions)]
        if news is not None and news[1:] != (0, 0):
            parts.append(tr("The audit before was that of {date}.", date=_date(news[0])))
            parts += _news_texts(*news[1:])
        self._say(" ".join(parts), "soft" if is_stopped else self._role)

    def show_failed(self, reason: str) -> None:
        """The audit has ended with an error."""
        self._end()
        self._say(reason, "error")

    def show_message(self, text: str) -> None:
        """Say something in the line below the list."""
        self._say(text)

    # ---- inside

    @property
    def _role(self) -> str:
        return "soft" if self._findings or not self._known_masks else "good"

    def _found_text(self) -> str:
        """How many findings there are; where no mask was looked at, that nothing is said of masks."""
        found = counted(len(self._findings), "{count:,} finding.", "{count:,} findings.")
        if self._known_masks:
            return found if self._findings else tr("Nothing to find fault with.")
        texts = [found] if self._findings else []
        if self.in_work_box.isChecked():
            texts.append(tr("No image has a mask yet, so only the pictures were looked at."))
        else:
            texts.append(tr("No image is accepted yet, so only the pictures were looked at."))
            texts.append(tr("To look at masks in work as well, tick them above."))
        return " ".join(texts)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        rows.setSpacing(SPACE)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self.kind_box)
        top.addStretch(1)
        top.addWidget(self.again_button)
        top.addWidget(self.start_button)
        rows.addLayout(top)
        rows.addWidget(self.in_work_box)
        rows.addWidget(self.model_box)
        rows.addWidget(self.view, 1)
        rows.addWidget(self.whole)
        rows.addWidget(self.bar)
        rows.addWidget(self.message)
        self.open_button = QPushButton(tr("Open"))
        self.open_button.setToolTip(tr("Show the place in the window; again for the next one (Return)"))
        self.open_button.clicked.connect(self._open)
        self.repair_button = QPushButton(tr("Repair"))
        self.repair_button.setToolTip(tr("Mend what can be mended safely; undo takes it back (R)"))
        self.repair_button.setProperty("role", "primary")
        self.repair_button.clicked.connect(self._repair)
        self.leave_button = QPushButton(tr("Leave as it is"))
        self.leave_button.setToolTip(tr("It does not come back in the next audit (L)"))
        self.leave_button.clicked.connect(self._leave)
        self.close_button = QPushButton(tr("Close"))
        self.close_button.clicked.connect(self.reject)
        last = QHBoxLayout()
        last.setSpacing(SPACE)
        for button in (self.open_button, self.repair_button, self.leave_button):
            last.addWidget(button)
        last.addStretch(1)
        last.addWidget(self.close_button)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        rows.addLayout(last)

    @property
    def _kind(self) -> AuditKind | None:
        kind: AuditKind | None = self.kind_box.currentData()
        return kind

    @property
    def _chosen(self) -> list[AuditFinding]:
        indexes = self.view.selectionModel().selectedRows()
        return [self.rows.finding(row) for row in sorted(index.row() for index in indexes)]

    def _show_kinds(self) -> None:
        """Kinds that there are, each with its number."""
        counts, chosen = Counter(found.kind for found in self._findings), self._kind
        self.kind_box.blockSignals(True)
        self.kind_box.clear()
        self.kind_box.addItem(tr("All findings ({count:,})", count=len(self._findings)), None)
        for kind in AuditKind:
            if counts[kind]:
                text = tr("{kind} ({count:,})", kind=tr(KIND_TEXTS[kind]), count=counts[kind])
                self.kind_box.addItem(text, kind)
        self.kind_box.setCurrentIndex(max(0, self.kind_box.findData(chosen)))
        self.kind_box.blockSignals(False)

    def _show_rows(self) -> None:
        self.rows.show(self._findings, self._kind)
        if self.rows.rowCount():
            self._choose(0)
        self._show_buttons()

    def _choose(self, row: int) -> None:
        index = self.rows.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.view.selectionModel().setCurrentIndex(index, flags)
        self.view.scrollTo(index)

    def _show_buttons(self) -> None:
        chosen = self._chosen
        self.whole.setText(sentence(chosen[0].sentence) if len(chosen) == 1 else "")
        self.open_button.setEnabled(any(found.image_id is not None for found in chosen))
        self.repair_button.setEnabled(self._can_edit and any(found.is_repairable for found in chosen))
        self.leave_button.setEnabled(self._can_edit and bool(chosen))
        self.again_button.setEnabled(self._can_edit and not self._is_running)

    def _start_or_stop(self) -> None:
        if self._is_running:
            self.stop_requested.emit()
        else:
            self._start()

    def _start(self) -> None:
        """Look again as the ticks say; what runs is stopped for it."""
        self.start_requested.emit(self.model_box.isChecked(), self.in_work_box.isChecked())

    def _kind_px(self) -> int:
        """Width for the longest kind of finding, with its sign."""
        self.view.ensurePolished()
        metrics = self.view.fontMetrics()
        return _AROUND_KIND_PX + max(metrics.horizontalAdvance(tr(text)) for text in KIND_TEXTS.values())

    def _open(self) -> None:
        row = self.view.currentIndex().row()
        if not 0 <= row < self.rows.rowCount():
            return
        found = self.rows.finding(row)
        last, number = self._opened
        number = (number + 1) % max(1, len(found.places)) if last == found else 0
        self._opened = (found, number)
        if len(found.places) > 1:
            self._say(
                tr("Place {number:,} of {count:,}.", number=number + 1, count=len(found.places))
                + " "
                + tr("Return shows the next one.")
            )
        self.open_requested.emit(found, number)

    def _repair(self) -> None:
        wanted = [found for found in self._chosen if found.is_repairable]
        if wanted and self._can_edit:
            self.repair_requested.emit(wanted)
        elif self._chosen:
            self._say(tr("There is no safe repair for this: open it and decide."))

    def _leave(self) -> None:
        if self._chosen and self._can_edit:
            self.leave_requested.emit(self._chosen)

    def _end(self) -> None:
        self._is_running = False
        self.start_button.setText(tr("Look again"))
        self.bar.hide()
        self._show_buttons()

    def _say(self, text: str, role: str = "soft") -> None:
        self.message.setText(text)
        set_property(self.message, "role", role)


def _news_texts(new: int, gone: int) -> list[str]:
    texts = []
    if new:
        texts.append(counted(new, "{count:,} finding is new.", "{count:,} findings are new."))
    if gone:
        texts.append(counted(gone, "{count:,} finding is gone.", "{count:,} findings are gone."))
    return texts


def _looked_texts(images: int, masks: int, predictions: int) -> list[str]:
    """How much was looked at, a sentence for each number."""
    texts = [counted(images, "{count:,} image looked at.", "{count:,} images looked at.")]
    if masks:
        texts.append(counted(masks, "{count:,} mask looked at.", "{count:,} masks looked at."))
    if predictions:
        texts.append(
            counted(
                predictions,
                "{count:,} mask compared with the model.",
                "{count:,} masks compared with the model.",
            )
        )
    return texts


def _date(seconds: float) -> str:
    """A time in seconds since 1970 as the system writes it."""
    when = QDateTime.fromSecsSinceEpoch(int(seconds))
    return QLocale().toString(when, QLocale.FormatType.ShortFormat)
