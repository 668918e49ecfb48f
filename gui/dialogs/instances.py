"""Dialog for instances: how regions become objects; each change shows on the canvas at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from engine.session import InstanceMap, InstanceMethod, InstanceSettings
from gui.language.texts import counted, marked, tr
from gui.panels.card import Chooser, label
from gui.style.steady_fields import DecimalField, NumberField
from gui.style.theme import SPACE, Theme

METHODS: Final = (
    (
        InstanceMethod.COMPONENTS,
        marked("Connected regions"),
        marked("Every connected region of a class is one object."),
    ),
    (
        InstanceMethod.WATERSHED,
        marked("Cut at necks"),
        marked(
            "Round objects that touch are cut where they are narrow (watershed on the distance to the edge)."
        ),
    ),
    (
        InstanceMethod.BOUNDARY,
        marked("Along a boundary"),
        marked("Cut by a class called boundary or membrane, and where the model is unsure."),
    ),
)
NEIGHBOURS: Final = (
    (8, marked("Sides and corners"), marked("Pixels that touch at a corner belong together")),
    (4, marked("Sides only"), marked("Pixels belong together only where their sides touch")),
)


def summary_of(instances: InstanceMap | None) -> str:
    """Number of instances in sight, in words."""
    if instances is None:
        return tr("No objects yet: label something, or let a model predict it.")
    return counted(len(instances), "{count:,} object in this image.", "{count:,} objects in this image.")


class InstancesDialog(QDialog):
    """Choice of `InstanceSettings`; emits `moved` for every change, does not block the window."""

    moved = Signal(object)

    def __init__(self, theme: Theme, settings: InstanceSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Single objects"))
        self.setMinimumWidth(480)
        self._settings = settings
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE * 2)
        rows.addWidget(label(tr("How single objects are told apart"), "heading"))
        self.method = Chooser(theme, tr("Way to tell objects apart"))
        self.method.setToolTip(tr("How objects that touch are separated"))
        for _, title, _ in METHODS:
            self.method.addItem(tr(title))
        self.note = label("", "small", wrap=True)
        self.note.setMinimumHeight(36)
        rows.addWidget(self.method)
        rows.addWidget(self.note)
        rows.addLayout(self._figures(theme))
        hint = tr("Right-click a class in the list to choose whether it has single objects.")
        rows.addWidget(label(hint, "small", wrap=True))
        self.summary = label("", "soft")
        rows.addWidget(self.summary)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        rows.addWidget(buttons)
        self._show(settings)
        self._connect()

    @property
    def settings(self) -> InstanceSettings:
        """Settings that the fields hold now."""
        return self._settings

    def show_instances(self, instances: InstanceMap | None) -> None:
        """Tell how many instances there are now."""
        self.summary.setText(summary_of(instances))

    def set_editable(self, editable: bool) -> None:
        for part in (self.method, self.least, self.neighbours, self.neck_depth, self.strength):
            part.setEnabled(editable)

    def _figures(self, theme: Theme) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE * 2)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(0, 1)
        self.least = NumberField()
        self.least.setRange(1, 10_000_000)
        self.least.setSuffix(" px")
        self.neighbours = Chooser(theme, tr("What holds an object together"))
        for index, (_, title, tip) in enumerate(NEIGHBOURS):
            self.neighbours.addItem(tr(title))
            self.neighbours.setItemData(index, tr(tip), Qt.ItemDataRole.ToolTipRole)
        self.neck_depth = _spin(0.1, 200.0, 0.25, " px")
        self.strength = _spin(1.0, 100.0, 5.0, " %")
        self.strength.setDecimals(0)
        self._rows: dict[QWidget, QLabel] = {}
        fields: tuple[tuple[str, QWidget, str], ...] = (
            (tr("Smallest object"), self.least, tr("Regions with fewer pixels are no object")),
            (tr("Held together by"), self.neighbours, tr("Whether a corner is enough")),
            (
                tr("Depth of a neck"),
                self.neck_depth,
                tr("How much narrower than the object a neck must be to be cut"),
            ),
            (
                tr("Strength of a boundary"),
                self.strength,
                tr("How much less sure the model must be there"),
            ),
        )
        for row, (text, field, tip) in enumerate(fields):
            words = label(text)
            words.setToolTip(tip)
            field.setToolTip(tip)
            field.setAccessibleName(text)
            grid.addWidget(words, row, 0)
            grid.addWidget(field, row, 1)
            self._rows[field] = words
        return grid

    def _connect(self) -> None:
        self.method.currentIndexChanged.connect(lambda index: self._choose(method=METHODS[index][0]))
        self.neighbours.currentIndexChanged.connect(
            lambda index: self._choose(connectivity=NEIGHBOURS[index][0])
        )
        self.least.valueChanged.connect(lambda value: self._choose(least_px=value))
        self.neck_depth.valueChanged.connect(lambda value: self._choose(depth_px=value))
        self.strength.valueChanged.connect(lambda value: self._choose(boundary_depth=value / 100))

    def _choose(self, **changes: object) -> None:
        self._settings = replace(self._settings, **changes)  # type: ignore[arg-type]
        self._show(self._settings)
        self.moved.emit(self._settings)

    def _show(self, settings: InstanceSettings) -> None:
        index = [method for method, _, _ in METHODS].index(settings.method)
        around = [count for count, _, _ in NEIGHBOURS].index(settings.connectivity)
        for chooser, place in ((self.method, index), (self.neighbours, around)):
            with QSignalBlocker(chooser):
                chooser.setCurrentIndex(place)
        with QSignalBlocker(self.least):
            self.least.setValue(settings.least_px)
        for box, value in (
            (self.neck_depth, settings.depth_px),
            (self.strength, settings.boundary_depth * 100),
        ):
            with QSignalBlocker(box):
                box.setValue(value)
        self.note.setText(tr(METHODS[index][2]))
        for field, method in (
            (self.neck_depth, InstanceMethod.WATERSHED),
            (self.strength, InstanceMethod.BOUNDARY),
        ):
            field.setVisible(settings.method is method)
            self._rows[field].setVisible(settings.method is method)


def _spin(low: float, high: float, step: float, unit: str) -> QDoubleSpinBox:
    box = DecimalField()
    box.setRange(low, high)
    box.setSingleStep(step)
    box.setSuffix(unit)
    return box
