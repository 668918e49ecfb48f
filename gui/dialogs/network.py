"""Dialog for the network that learns: a list in plain words, and an advanced part that stays folded."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.session.learning.learning_choices import MAX_MINUTES, LearningChoices
from engine.session.learning.network_choices import (
    FIRST_ENCODERS,
    NETWORK_GROUPS,
    OPTIMIZERS,
    QUICK_ARCHITECTURES,
    SESSION_LOSSES,
    ArchitectureInfo,
    encoders_of,
)
from engine.session.learning.training_set import AUTOMATIC_LOSS
from gui.language.sentences import sentence
from gui.language.texts import tr
from gui.panels.card import Chooser, label
from gui.style.steady_fields import DecimalField
from gui.style.theme import SPACE, Theme

_LEAST_PX: Final = 820
_LEAST_TREE_PX: Final = 300
_MOST_TREE_PX: Final = 400
_FEW_MILLIONS: Final = 0.01
_NETWORKS: Final = {network.name: network for group in NETWORK_GROUPS for network in group.networks}


def hint_text(network: ArchitectureInfo) -> str:
    """Size and needs of a network, in one line."""
    if network.millions < _FEW_MILLIONS:
        count = round(1e6 * network.millions)
        if not network.default_encoder:
            return tr("About {count:,} parameters, on fixed filters", count=count)
        return tr(
            "About {count:,} parameters, on what {encoder} has learned",
            count=count,
            encoder=network.default_encoder,
        )
    if network.default_encoder:
        return tr(
            "{millions:g} million parameters on {encoder}",
            millions=network.millions,
            encoder=network.default_encoder,
        )
    return tr("{millions:g} million parameters", millions=network.millions)


class NetworkTree(QTreeWidget):
    """Networks below the headings of their groups; a heading is never the current item."""

    network_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.currentItemChanged.connect(self._on_current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item is not None and not _is_heading(item):
            super().mousePressEvent(event)

    def _on_current(self, now: QTreeWidgetItem | None, before: QTreeWidgetItem | None) -> None:
        if now is None:
            return
        if not _is_heading(now):
            self.network_changed.emit()
            return
        # Upwards past a heading lies the group above; at the top there is nothing to go to.
        first, above = now.child(0), self.itemAbove(now)
        target = above if before is first and above is not None else first
        assert target is not None  # no group is empty
        self.setCurrentItem(target)


def _is_heading(item: QTreeWidgetItem) -> bool:
    return item.parent() is None


class NetworkDialog(QDialog):
    """Choice of network; `chosen` carries `LearningChoices`, valid from the next round of learning on.

    `speed_wanted` carries an encoder whose speed `show_speed` or `show_no_speed` is to tell; `file_wanted`
    asks for a file of weights.
    """

    chosen = Signal(object)
    speed_wanted = Signal(str)
    file_wanted = Signal()

    def __init__(self, choices: LearningChoices, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = choices
        self._measured = ""
        self.setWindowTitle(tr("Choose the network"))
        self._add_tree()
        self.title = label("", "heading", wrap=True)
        self.note = label("", wrap=True)
        self.hint = label("", "small", wrap=True)
        self._add_advanced(choices, theme)
        right = QVBoxLayout()
        right.setSpacing(SPACE)
        for part in (self.title, self.note, self.hint, self.encoder_box, self.advanced_button, self.advanced):
            right.addWidget(part)
        right.addStretch(1)
        columns = QHBoxLayout()
        columns.setSpacing(SPACE * 2)
        columns.addWidget(self.tree)
        columns.addLayout(right, 1)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        take = buttons.button(QDialogButtonBox.StandardButton.Ok)
        take.setText(tr("Learn with this one"))
        take.setProperty("role", "primary")
        buttons.accepted.connect(self._choose)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        rows.setSpacing(SPACE)
        rows.addLayout(columns, 1)
        words = tr("This counts from the next round of learning on. Another network learns from the start.")
        rows.addWidget(label(words, "small", wrap=True))
        rows.addWidget(buttons)
        self.tree.network_changed.connect(self._show)
        self.tree.setCurrentItem(self.items[choices.architecture])
        if choices.encoder:
            self.encoder.setCurrentText(choices.encoder)
        self.resize(max(_LEAST_PX, self._least_width()), 560)

    def _least_width(self) -> int:
        """Width with which nothing is cut, the advanced part included while it is folded."""
        for part in self.advanced.findChildren(QWidget):
            # Texts have no width before their font is known.
            part.ensurePolished()
        return self.tree.width() + self.advanced.minimumSizeHint().width() + 6 * SPACE

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Not before: nobody hears what is wanted while the dialog is being made.
        self._want_speed()

    @property
    def network(self) -> ArchitectureInfo:
        """The one that is chosen in the list."""
        item = self.tree.currentItem()
        assert item is not None  # one network is current from the start
        return _NETWORKS[item.data(0, Qt.ItemDataRole.UserRole)]

    def choices(self) -> LearningChoices:
        """Choices that the fields hold now."""
        encoder = self.encoder.currentText().strip()
        return replace(
            self._before,
            architecture=self.network.name,
            encoder="" if encoder == self.network.default_encoder else encoder,
            minutes=self.minutes.value(),
            loss=self.loss.currentData(),
            optimizer=self.optimizer.currentData(),
            quick_start=self.quick_start.isChecked(),
            standardize=self._standardize(),
            first_encoder=self._first_encoder(),
        )

    def _first_encoder(self) -> str:
        name = self.first_encoder.currentText().strip()
        return "" if name == FIRST_ENCODERS[0] else name

    def _standardize(self) -> bool | None:
        """None as long as nobody has said anything: a network goes on as it has begun."""
        was, is_checked = self._before.standardize, self.standardize.isChecked()
        return was if is_checked == (was is not False) else is_checked

    def _add_tree(self) -> None:
        self.tree = NetworkTree()
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setAccessibleName(tr("Networks"))
        self.tree.setIndentation(SPACE)
        self.items: dict[str, QTreeWidgetItem] = {}
        for group in NETWORK_GROUPS:
            heading = QTreeWidgetItem(self.tree, [sentence(group.title)])
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = heading.font(0)
            font.setBold(True)
            heading.setFont(0, font)
            for network in group.networks:
                item = QTreeWidgetItem(heading, [sentence(network.title)])
                item.setData(0, Qt.ItemDataRole.UserRole, network.name)
                item.setToolTip(0, sentence(network.note))
                self.items[network.name] = item
        self.tree.expandAll()
        self.tree.ensurePolished()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        names = self.tree.sizeHintForColumn(0) + bar + 2 * SPACE
        self.tree.setFixedWidth(min(_MOST_TREE_PX, max(_LEAST_TREE_PX, names)))

    def _add_advanced(self, choices: LearningChoices, theme: Theme) -> None:
        self.encoder = Chooser(theme, tr("Encoder"))
        self.encoder.setEditable(True)
        self.encoder.setToolTip(tr("What looks at the image first; any name that timm knows may be typed"))
        self.encoder_box = QWidget()
        form = QFormLayout(self.encoder_box)
        form.setContentsMargins(0, SPACE, 0, 0)
        form.addRow(tr("Encoder"), self.encoder)
        self.advanced_button = QPushButton(tr("Advanced"))
        self.advanced_button.setProperty("role", "link")
        self.advanced_button.setCheckable(True)
        self.advanced = QWidget()
        form = QFormLayout(self.advanced)
        form.setContentsMargins(0, 0, 0, 0)
        self.loss = _filled(Chooser(theme, tr("Loss")), SESSION_LOSSES, choices.loss)
        self.optimizer = _filled(Chooser(theme, tr("Optimizer")), OPTIMIZERS, choices.optimizer)
        self.minutes = DecimalField()
        self.minutes.setRange(0.5, MAX_MINUTES)
        self.minutes.setDecimals(1)
        self.minutes.setSuffix(f" {tr('min')}")
        self.minutes.setValue(choices.minutes)
        self.loss.setToolTip(tr("What counts as an error in learning; automatic suits nearly all images"))
        self.optimizer.setToolTip(
            tr("How the network is changed by its errors; the usual one suits nearly all images")
        )
        self.minutes.setToolTip(
            tr("How long one round of learning lasts; a longer one learns more of difficult images")
        )
        form.addRow(tr("Loss"), self.loss)
        form.addRow(tr("Optimizer"), self.optimizer)
        form.addRow(tr("A round takes"), self.minutes)
        self._advanced_form = form
        self._add_first_model(form, choices, theme)
        self.standardize = QCheckBox(tr("Each image in its own light"))
        self.standardize.setToolTip(
            tr(
                "Pixels are counted from their image's mean, in its own contrast: another lamp or stain is "
                "no surprise.\nUntick it where brightness itself means something, as in thermal images; "
                "a network that has learned otherwise starts afresh"
            )
        )
        self.standardize.setChecked(choices.standardize is not False)
        form.addRow("", self.standardize)
        usual = LearningChoices(choices.architecture, choices.encoder, augment=choices.augment)
        self.advanced_button.toggled.connect(self.advanced.setVisible)
        self.advanced.setVisible(False)
        self.advanced_button.setChecked(choices != usual)
        self.advanced_button.toggled.connect(self._want_speed)

    def _add_first_model(self, form: QFormLayout, choices: LearningChoices, theme: Theme) -> None:
        self.quick_start = QCheckBox(tr("Quick first model until the network is better"))
        self.quick_start.setToolTip(
            tr("A small pixel classifier is fitted within seconds of each accepted image")
        )
        self.quick_start.setChecked(choices.quick_start)
        form.addRow("", self.quick_start)
        self.first_encoder = Chooser(theme, tr("Features of the first model"))
        self.first_encoder.setEditable(True)
        self.first_encoder.addItems(FIRST_ENCODERS)
        self.first_encoder.setCurrentText(choices.first_encoder or FIRST_ENCODERS[0])
        self.first_encoder.setToolTip(
            tr(
                "What the quick first model looks with. Any name that timm knows may be typed; its weights "
                "are fetched once"
            )
        )
        self.file_button = QPushButton(tr("File…"))
        self.file_button.setToolTip(
            tr("Weights in a file of yours, which is called like the encoder: convnext_tiny.safetensors")
        )
        self.file_button.clicked.connect(self.file_wanted)
        self.first_features = QWidget()
        row = QHBoxLayout(self.first_features)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.first_encoder, 1)
        row.addWidget(self.file_button)
        self.first_encoder.activated.connect(self._want_speed)
        edit = self.first_encoder.lineEdit()
        assert edit is not None  # it can be edited
        edit.editingFinished.connect(self._want_speed)
        self.speed = label("", "small", wrap=True)
        for widget in (self.first_features, self.speed):
            self.quick_start.toggled.connect(widget.setEnabled)
            widget.setEnabled(choices.quick_start)
        form.addRow(tr("Features of the first model"), self.first_features)
        form.addRow("", self.speed)

    def take_file(self, path: Path) -> None:
        """Let the first model look with the weights of this file."""
        self.first_encoder.setCurrentText(str(path))
        self._want_speed()

    def show_speed(self, encoder: str, seconds: float, usual_seconds: float) -> None:
        """Tell the measured seconds a megapixel, unless another encoder was chosen meanwhile."""
        if encoder != self._measured:
            return
        if encoder == FIRST_ENCODERS[0]:
            words = tr(
                "Measured on this machine: {seconds:.1f} s a megapixel. It is the usual one because it ships "
                "with Inkling, and first models on it were the best of those compared.",
                seconds=seconds,
            )
        else:
            words = tr(
                "Measured on this machine: {seconds:.1f} s a megapixel, {usual:.1f} s with the usual one. It "
                "may know your kind of images better; each new mask and each prediction take that time.",
                seconds=seconds,
                usual=usual_seconds,
            )
        self.speed.setText(words)

    def show_no_speed(self, encoder: str, reason: str) -> None:
        """Tell why this encoder cannot be used, unless another one was chosen meanwhile."""
        if encoder == self._measured:
            # A path may go over several lines.
            self.speed.setText(reason.replace(os.sep, f"{os.sep}\u200b"))

    def _want_speed(self) -> None:
        """Ask how fast the chosen encoder is, once, and only where it is in sight."""
        encoder = self.first_encoder.currentText().strip() or FIRST_ENCODERS[0]
        if self.advanced_button.isChecked() and encoder != self._measured:
            self._measured = encoder
            self.speed.setText(tr("Its speed on this machine is being measured."))
            self.speed_wanted.emit(encoder)

    def _show(self) -> None:
        network = self.network
        self.title.setText(sentence(network.title))
        self.note.setText(sentence(network.note))
        self.hint.setText(hint_text(network))
        names = encoders_of(network)
        self.encoder.clear()
        self.encoder.addItems(names)
        self.encoder_box.setVisible(bool(names))
        is_first_model = network.name in QUICK_ARCHITECTURES
        shown: tuple[tuple[QWidget, bool], ...] = (
            *((field, network.learns_in_steps) for field in (self.loss, self.optimizer, self.minutes)),
            *((field, not is_first_model) for field in (self.quick_start, self.first_features, self.speed)),
        )
        for field, is_shown in shown:
            self._advanced_form.setRowVisible(field, is_shown)

    def _choose(self) -> None:
        self.chosen.emit(self.choices())
        self.accept()


def _filled(chooser: QComboBox, names: tuple[str, ...], current: str) -> QComboBox:
    for name in names:
        chooser.addItem(tr("automatic") if name == AUTOMATIC_LOSS else name, name)
    chooser.setCurrentIndex(chooser.findData(current))
    return chooser
