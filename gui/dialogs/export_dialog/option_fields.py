"""Fields of the export dialog: images, split, pictures, overlays."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engine.formats.outgoing.options import OUTLINE_PX
from gui.dialogs.export_dialog.choices import ExportChoices
from gui.language.texts import tr
from gui.panels.card import label
from gui.style.steady_fields import NumberField
from gui.style.theme import SPACE

_MOST_SEED = 2**31 - 1


class SplitFields(QWidget):
    """Switch for a split of one's own, with its shares, seed and groups; emits `changed`."""

    changed = Signal()

    def __init__(self, choices: ExportChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(SPACE)
        self.is_split = QCheckBox(tr("Divide into train, val and test"))
        self.is_split.setToolTip(tr("Without it, the images keep the split that they have in the project."))
        rows.addWidget(self.is_split)
        self._details = QWidget()
        details = QVBoxLayout(self._details)
        details.setContentsMargins(SPACE * 3, 0, 0, 0)
        details.setSpacing(SPACE)
        self.train = _percent("train", tr("Share of the images that are learned from"))
        self.val = _percent("val", tr("Share of the images on which models are compared"))
        self.test = _percent("test", tr("Share of the images for the last test"))
        self.seed = NumberField()
        self.seed.setRange(0, _MOST_SEED)
        self.seed.setAccessibleName(tr("Seed of the split"))
        self.seed.setToolTip(tr("The same seed gives the same split of the same images."))
        details.addLayout(self._share_row())
        self.by_group = QCheckBox(tr("Images of one group stay together"))
        self.by_folder = QCheckBox(tr("Images of one folder stay together"))
        self.pattern = QLineEdit()
        self.pattern.setPlaceholderText("^([^_]+)_")
        self.pattern.setAccessibleName(tr("Part of the name by which images stay together"))
        self.pattern.setToolTip(
            tr("A regular expression: images whose names have the same match stay together.")
        )
        details.addWidget(self.by_group)
        details.addWidget(self.by_folder)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        text = QLabel(tr("Names that stay together:"))
        text.setBuddy(self.pattern)
        row.addWidget(text)
        row.addWidget(self.pattern, 1)
        details.addLayout(row)
        details.addWidget(label(tr("Near-duplicates always stay together."), "small"))
        rows.addWidget(self._details)
        self._fill(choices)
        self._connect()

    def _share_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        for name, field in (("train", self.train), ("val", self.val), ("test", self.test)):
            row.addWidget(QLabel(name))
            row.addWidget(field)
        row.addSpacing(SPACE)
        text = QLabel(tr("Seed"))
        text.setBuddy(self.seed)
        row.addWidget(text)
        row.addWidget(self.seed)
        row.addStretch(1)
        return row

    def _fill(self, choices: ExportChoices) -> None:
        self.is_split.setChecked(choices.is_split)
        self.train.setValue(choices.train)
        self.val.setValue(choices.val)
        self.test.setValue(choices.test)
        self.seed.setValue(choices.seed)
        self.by_group.setChecked(choices.by_group)
        self.by_folder.setChecked(choices.by_folder)
        self.pattern.setText(choices.pattern)
        self._details.setVisible(choices.is_split)

    def _connect(self) -> None:
        self.is_split.toggled.connect(self._details.setVisible)
        for switch in (self.is_split, self.by_group, self.by_folder):
            switch.toggled.connect(self._tell)
        for field in (self.train, self.val, self.test, self.seed):
            field.valueChanged.connect(self._tell)
        self.pattern.textChanged.connect(self._tell)

    def _tell(self) -> None:
        self.changed.emit()


class OverlayFields(QWidget):
    """Opacity and outline of overlay pictures; emits `changed`."""

    changed = Signal()

    def __init__(self, choices: ExportChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SPACE)
        self.opacity = _percent(
            tr("Opacity of the colours"), tr("How much the colours of the classes cover of the image")
        )
        self.outline = NumberField()
        self.outline.setRange(int(OUTLINE_PX.lowest), int(OUTLINE_PX.highest))
        self.outline.setSuffix(" px")
        self.outline.setAccessibleName(tr("Width of the outline"))
        self.outline.setToolTip(tr("Line around each region in its full colour; 0 for none"))
        self.opacity.setValue(choices.opacity)
        self.outline.setValue(choices.outline_px)
        for row, (text, field) in enumerate(
            ((tr("Opacity"), self.opacity), (tr("Outline"), self.outline)),
        ):
            name = QLabel(text)
            name.setBuddy(field)
            grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1)
            field.valueChanged.connect(self._tell)
        grid.setColumnStretch(2, 1)

    def _tell(self) -> None:
        self.changed.emit()


def _percent(name: str, tip: str) -> QSpinBox:
    field = NumberField()
    field.setRange(0, 100)
    field.setSuffix(" %")
    field.setAccessibleName(name)
    field.setToolTip(tip)
    return field
