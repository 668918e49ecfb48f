"""Card of the cut: method and sliders, and operations that tidy the mask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from engine.session import CUT_METHODS
from gui.cut_choices import CRF_STEPS, CutChoices
from gui.language.sentences import sentence
from gui.language.texts import counted, listed, tr
from gui.panels.card import Card, Chooser, label
from gui.panels.rows.arrow_group import ArrowGroup
from gui.panels.sliders import HomeSlider, SliderRow, percent_text
from gui.settings import MAX_ISLAND_PX
from gui.style.buttons import IconButton
from gui.style.steady_fields import NumberField
from gui.style.theme import SPACE, Theme

_STEPS: Final = 100
# Where the window's word for a choice is not the engine's.
_SETTINGS: Final = {"blend": "prior_weight"}
_MANY_OPTIONS: Final = 4
_MOST_NAMED: Final = 3
# Rows that few corrections need: the learning curves below have their place until "More" is pressed.
_RARE: Final = ("blend", "texture", "reach")
_LEAST_BUTTON_PX: Final = 24


class CutPanel(Card):
    """Sliders for `CutChoices`; `moved` carries what the user chose, the preview follows."""

    moved = Signal(object)
    island_moved = Signal(int)
    more_toggled = Signal(bool)

    def __init__(self, theme: Theme, operations: list[QAction], parent: QWidget | None = None) -> None:
        super().__init__(tr("Cut"), parent)
        self._choices = CutChoices()
        self._from_scribbles: dict[str, float] = {}
        self._class_id = 0
        self._is_correction = False
        self._is_editable = True
        self._auto: dict[str, QCheckBox] = {}
        self._add_chooser(theme)
        self._add_rows()
        self._add_operations(operations)
        self.show_choices(self._choices)

    def show_choices(self, choices: CutChoices) -> None:
        """Show these choices; emits nothing."""
        self._choices = choices
        names = [method.name for method in CUT_METHODS]
        index = names.index(choices.method) if choices.method in names else 0
        with QSignalBlocker(self.chooser):
            self.chooser.setCurrentIndex(index)
        method = CUT_METHODS[index]
        note = sentence(method.note)
        self.chooser.setToolTip(tr("{note} (V: the next way)", note=note))
        is_within_reach = self._is_correction and "reach" in method.used_settings
        within = tr("Correcting: the sliders change only what is within Reach of a scribble.")
        self.note.setText(within if is_within_reach else note)
        # Where there is much to move, the sliders need the place.
        self.note.setVisible(is_within_reach or len(method.used_settings) < _MANY_OPTIONS)
        for field, row in self._shares.items():
            row.show(round(getattr(choices, field) * _STEPS))
        for field, box in self._auto.items():
            is_auto = getattr(choices, f"auto_{field}")
            with QSignalBlocker(box):
                box.setChecked(is_auto)
            if is_auto and field in self._from_scribbles:
                self._shares[field].show(round(self._from_scribbles[field] * _STEPS))
        self.class_size.show(round(choices.size_of(self._class_id) * _STEPS))
        nearest = min(CRF_STEPS, key=lambda steps: abs(steps - choices.crf_steps))
        self.crf_steps.show(CRF_STEPS.index(nearest))
        self._show_options(method.used_settings)

    def show_correction(self, is_on: bool) -> None:
        """Whether scribbles correct a mask or a prediction: then Reach limits all that the others do."""
        if is_on == self._is_correction:
            return
        self._is_correction = is_on
        for box in self._auto.values():
            box.setToolTip(
                tr("Only the scribbles of a new mask tell it, not those of a correction")
                if is_on
                else box.accessibleDescription()
            )
        self.set_editable(self._is_editable)
        self.show_choices(self._choices)

    def show_learned(self, names: Sequence[str], *, is_correction: bool) -> None:
        """Say what the cut in sight has learned from; with no names what one would learn from."""
        count, listing = len(names), listed(names)
        if not names:
            text = tr("A cut learns from scribbles. Painted pixels teach it nothing, and stay as they are.")
        elif count > _MOST_NAMED and is_correction:
            text = tr(
                "Corrected by scribbles of {count} classes. Painted pixels stay as they are.", count=count
            )
        elif count > _MOST_NAMED:
            text = tr("Cut by scribbles of {count} classes. Painted pixels stay as they are.", count=count)
        elif is_correction:
            text = tr("Corrected by scribbles of {names}. Painted pixels stay as they are.", names=listing)
        else:
            text = tr("Cut by scribbles of {names}. Painted pixels stay as they are.", names=listing)
        self.learned.setText(text)

    def show_smoothness(self, position: float) -> None:
        """Show the smoothness chosen from the scribbles, as a position from 0 to 1."""
        self._from_scribbles["smoothness"] = position
        self.show_choices(self._choices)

    def show_texture(self, texture: float) -> None:
        """Show the weight of texture chosen from the scribbles, from 0 to 1."""
        self._from_scribbles["texture"] = texture
        self.show_choices(self._choices)

    def show_class(self, class_id: int) -> None:
        """The class that the size slider is about."""
        self._class_id = class_id
        self.class_size.show(round(self._choices.size_of(class_id) * _STEPS))

    def show_more(self, is_on: bool) -> None:
        """Show the rarely used sliders too; emits nothing."""
        with QSignalBlocker(self.more):
            self.more.setChecked(is_on)
        self.show_choices(self._choices)

    def show_island_px(self, island_px: int) -> None:
        with QSignalBlocker(self.island_box):
            self.island_box.setValue(island_px)

    def set_editable(self, editable: bool) -> None:
        self._is_editable = editable
        self.chooser.setEnabled(editable)
        self.island_box.setEnabled(editable)
        for box in self._auto.values():
            box.setEnabled(editable and not self._is_correction)
        for row in (*self._shares.values(), self.class_size, self.crf_steps):
            row.slider.setEnabled(editable)

    # ---- parts

    def _add_chooser(self, theme: Theme) -> None:
        self.chooser = Chooser(theme, tr("Way to cut"))
        for index, method in enumerate(CUT_METHODS):
            self.chooser.addItem(sentence(method.title), method.name)
            self.chooser.setItemData(index, sentence(method.note), Qt.ItemDataRole.ToolTipRole)
        self.chooser.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chooser.currentIndexChanged.connect(self._on_method)
        # The card's title ends in a spring: the chooser takes its place.
        self.head.takeAt(self.head.count() - 1)
        self.head.addSpacing(SPACE)
        self.head.addWidget(self.chooser, 1)
        self.more = QToolButton()
        self.more.setText(tr("More"))
        self.more.setCheckable(True)
        self.more.setToolTip(tr("Show all sliders: prediction, texture, and how far a scribble reaches"))
        self.more.toggled.connect(self._on_more)
        self.head.addWidget(self.more)
        self.note = label("", "small", wrap=True)
        self.body.addWidget(self.note)

    def _add_rows(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self._shares = {
            "smoothness": _share(
                grid,
                tr("Smoothness"),
                50,
                tr("How smooth the boundary of a cut is"),
                (tr("follows each edge in the image"), tr("runs smoothly past small edges")),
            ),
            "blend": _share(
                grid,
                tr("Prediction"),
                50,
                tr("How much the prediction of the model counts where there is no scribble"),
                (tr("the colours alone decide"), tr("the prediction decides")),
            ),
            "texture": _share(
                grid,
                tr("Texture"),
                0,
                tr("By what a cut tells the classes apart"),
                (tr("by the colour of each pixel"), tr("by the pattern around each pixel")),
            ),
            "reach": _share(
                grid,
                tr("Reach"),
                50,
                tr("How far a scribble on a wrong region changes the mask"),
                (tr("just beside the scribble"), tr("everywhere in the image")),
            ),
        }
        self.auto_smoothness = self._auto_box(
            "smoothness",
            tr("Smoothness from the scribbles"),
            tr("The scribbles tell how smooth the regions are: thin things stay where you drew thin things"),
        )
        self.auto_texture = self._auto_box(
            "texture",
            tr("Texture from the scribbles"),
            tr(
                "The scribbles tell whether texture finds more than colours: two strokes of each class are "
                "enough, on images of up to 400,000 pixels"
            ),
        )
        for field, row in self._shares.items():
            row.slider.valueChanged.connect(lambda value, field=field: self._on_share(field, value))
        self._add_class_size(grid)
        self._add_rounds(grid)

    def _add_class_size(self, grid: QGridLayout) -> None:
        tip = tr("How much of the image the class that you draw with gets; its boundary stays on edges")
        slider = HomeSlider(
            tr("Size of the class"), tip, (tr("less of it"), tr("more of it")), -_STEPS, _STEPS, 0
        )
        self.class_size = SliderRow(grid, tr("Class size"), slider, _signed)
        self.class_size.slider.valueChanged.connect(self._on_size)

    def _add_rounds(self, grid: QGridLayout) -> None:
        tip = tr("After how many rounds of the dense CRF the cut is shown")
        ends = (tr("each pixel by itself"), tr("pixels agree with all like ones"))
        self.crf_steps = SliderRow(
            grid,
            tr("Rounds"),
            HomeSlider(tr("Rounds"), tip, ends, 0, len(CRF_STEPS) - 1, CRF_STEPS.index(5)),
            lambda index: counted(CRF_STEPS[index], "{count} round", "{count} rounds"),
        )
        self.crf_steps.slider.setPageStep(1)
        self.crf_steps.slider.valueChanged.connect(self._on_steps)

    def _auto_box(self, field: str, name: str, tip: str) -> QCheckBox:
        box = QCheckBox(tr("Auto"))
        box.setAccessibleName(name)
        box.setToolTip(tip)
        box.setAccessibleDescription(tip)
        box.toggled.connect(lambda is_on: self._on_auto(field, is_on))
        self._shares[field].put_beside(box)
        self._auto[field] = box
        return box

    def _add_operations(self, operations: list[QAction]) -> None:
        row = QHBoxLayout()
        row.setSpacing(SPACE // 2)
        self.operation_buttons = [IconButton(action) for action in operations]
        for button in self.operation_buttons:
            # Seven of them beside the field, in a card that leaves the canvas half of a small window.
            button.setMinimumWidth(_LEAST_BUTTON_PX)
            button.setIconSize(QSize(18, 18))
            button.setMinimumHeight(32)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            row.addWidget(button)
        ArrowGroup(self.operation_buttons, self)
        self.island_box = NumberField()
        self.island_box.setRange(1, MAX_ISLAND_PX)
        self.island_box.setPrefix("< ")
        self.island_box.setSuffix(" px")
        self.island_box.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.island_box.setAccessibleName(tr("Size of islands in pixels"))
        self.island_box.setToolTip(
            tr("Islands with fewer pixels than this are removed ([[mask_remove_islands]])")
        )
        self.island_box.setFixedWidth(84)
        self.island_box.valueChanged.connect(self.island_moved)
        row.addWidget(self.island_box)
        self.body.addLayout(row)
        self.learned = label("", "small", wrap=True)
        self.body.addWidget(self.learned)
        self.show_learned((), is_correction=False)

    def _show_options(self, options: frozenset[str]) -> None:
        rare = [field for field in _RARE if not (self._is_correction and field == "reach")]
        for field, row in self._shares.items():
            is_heard = _SETTINGS.get(field, field) in options
            row.set_visible(is_heard and (field not in rare or self.more.isChecked()))
        self.more.setVisible(any(_SETTINGS.get(field, field) in options for field in rare))
        self.class_size.set_visible("favour" in options)
        self.crf_steps.set_visible("crf_steps" in options)

    # ---- what the user does

    def _on_method(self, index: int) -> None:
        self._choose(replace(self._choices, method=CUT_METHODS[index].name))
        self.show_choices(self._choices)

    def _on_more(self, is_on: bool) -> None:
        self.show_choices(self._choices)
        self.more_toggled.emit(is_on)

    def _on_share(self, field: str, value: int) -> None:
        changes: dict[str, Any] = {field: value / _STEPS}
        if field in self._auto:
            # Who moves it by hand wants it so.
            with QSignalBlocker(self._auto[field]):
                self._auto[field].setChecked(False)
            changes[f"auto_{field}"] = False
        self._choose(replace(self._choices, **changes))

    def _on_auto(self, field: str, is_on: bool) -> None:
        # Switched off, the slider stays where the scribbles have put it.
        place = self._shares[field].slider.value() / _STEPS
        if is_on:
            # Until the scribbles say otherwise: colours, and the usual smoothness.
            place = 0.0 if field == "texture" else CutChoices().smoothness
        changes: dict[str, Any] = {field: place, f"auto_{field}": is_on}
        self._choose(replace(self._choices, **changes))
        self.show_choices(self._choices)

    def _on_size(self, value: int) -> None:
        self._choose(self._choices.with_size(self._class_id, value / _STEPS))

    def _on_steps(self, index: int) -> None:
        self._choose(replace(self._choices, crf_steps=CRF_STEPS[index]))

    def _choose(self, choices: CutChoices) -> None:
        self._choices = choices
        self.moved.emit(choices)


def _share(grid: QGridLayout, name: str, home: int, tip: str, ends: tuple[str, str]) -> SliderRow:
    return SliderRow(grid, name, HomeSlider(name, tip, ends, 0, _STEPS, home), percent_text)


def _signed(value: int) -> str:
    return f"{value:+} %" if value else "0 %"
