"""Dialog for augmentation: a level, single items that override it, and variants of a real patch."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.core import ClassList
from engine.core.words import counted_images
from engine.session.learning.augmentation_preview import (
    LEVELS,
    ORIENTATIONS,
    RANGES,
    AugmentChoice,
    AugmentPreview,
    AugmentSettings,
)
from gui.panels.card import Chooser, label
from gui.panels.sliders import HomeSlider
from gui.panels.variants import VariantGrid
from gui.style.theme import SPACE, Theme

_LEVEL_WORDS: Final = {
    "auto": "Automatic, by your images",
    "none": "Not at all",
    "light": "Light",
    "strong": "Strong",
}
_ORIENTATION_WORDS: Final = {
    "auto": "Automatic, by your images",
    "any": "Every way: there is no up",
    "upright": "Upright: never turned",
}
_ITEMS: Final = (
    ("flips", "Mirror and turn", "Mirror patches and, where there is no up, turn them by quarter turns"),
    ("rotate", "Rotate", "Turn patches by any angle between the quarter turns; only where there is no up"),
    ("scale", "Resize", "Make things larger and smaller by up to so much"),
    ("elastic", "Bend", "Bend shapes as if the image were on rubber"),
    ("brightness", "Brightness", "Make patches darker and brighter by up to so much"),
    ("contrast", "Contrast", "Weaken and strengthen contrast by up to so much"),
    ("colour", "Colour", "Change hue and saturation; grey images stay grey"),
    ("noise", "Noise", "Add noise of up to this standard deviation"),
    ("blur", "Blur", "Blur by up to so many pixels"),
)
_STEPS: Final = 100
_OVERRIDE_TIP: Final = "Set by you"


def value_text(name: str, value: float) -> str:
    """A value as the dialog shows it, e.g. "12 %" or "any angle"."""
    low, high = RANGES[name]
    if name == "flips":
        return "on" if value else "off"
    if value <= low:
        return "off"
    match name:
        case "rotate":
            return "any angle" if value >= high else f"± {value:.0f}°"
        case "scale":
            return f"{value:.2f} ×"
        case "blur":
            return f"{value:.1f} px"
        case "noise":
            return f"{100 * value:.1f} %"
        case _:
            return f"{100 * value:.0f} %"


def reasons_text(preview: AugmentPreview) -> str:
    """Reason for the value of each item, one line each."""
    count = counted_images(preview.image_count)
    kind = "accepted" if preview.is_labelled else "not yet accepted"
    lines = [f"{preview.summary} Looked at {count}, {kind}."]
    return "\n".join(lines + [f"•  {sentence}" for sentence in preview.reasons.values()])


class AugmentationDialog(QDialog):
    """Choice of augmentation; requests previews by `preview_requested` (AugmentChoice, seed).

    `chosen` carries the choice when it is taken.
    """

    preview_requested = Signal(object, int)
    chosen = Signal(object)

    def __init__(
        self, choice: AugmentChoice, classes: ClassList, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("How patches are changed")
        self._choice = choice
        self._seed = 0
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE)
        words = (
            "Learning sees every patch of your images changed a little each time, with its mask, so that "
            "few images tell more. It holds from the next round on."
        )
        rows.addWidget(label(words, "soft", wrap=True))
        columns = QHBoxLayout()
        columns.setSpacing(SPACE * 3)
        columns.addLayout(self._controls(theme))
        columns.addLayout(self._pictures(classes), 1)
        rows.addLayout(columns, 1)
        rows.addWidget(self._buttons())
        self._show_choice()
        # A wrapped text requests more height than it needs at this width.
        self.resize(1120, self.minimumSizeHint().height())

    @property
    def choice(self) -> AugmentChoice:
        """Choice that the fields hold now."""
        return self._choice

    def begin(self) -> None:
        """Ask for the first preview."""
        self._ask()

    def show_preview(self, preview: AugmentPreview) -> None:
        """Show what a choice comes to; one of an earlier choice is passed over."""
        if preview.choice != self._choice:
            return
        self.grid.show_variants(preview.images, preview.masks)
        self._show_settings(preview.settings)
        overrides = dict(self._choice.items)
        for name, (caption, _, _) in self._rows.items():
            tip = _OVERRIDE_TIP if name in overrides else preview.reasons.get(name, "")
            caption.setToolTip(tip or self._tips[name])
        self.why.setText(reasons_text(preview))

    def show_refused(self, sentence: str) -> None:
        """There is no preview, and why."""
        self.why.setText(sentence)

    # ---- what there is

    def _controls(self, theme: Theme) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE)
        self.level = Chooser(theme, "How much")
        self.level.addItems([_LEVEL_WORDS[level] for level in LEVELS])
        self.orientation = Chooser(theme, "Orientation")
        self.orientation.addItems([_ORIENTATION_WORDS[way] for way in ORIENTATIONS])
        for title, chooser in (("How much", self.level), ("Orientation", self.orientation)):
            column.addWidget(label(title, "section"))
            chooser.setMinimumWidth(352)
            column.addWidget(chooser)
        self.level.activated.connect(lambda index: self._choose(replace(self._choice, level=LEVELS[index])))
        self.orientation.activated.connect(
            lambda index: self._choose(replace(self._choice, orientation=ORIENTATIONS[index]))
        )
        column.addSpacing(SPACE)
        column.addLayout(self._items())
        column.addStretch(1)
        return column

    def _items(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setColumnStretch(1, 1)
        self.sliders: dict[str, HomeSlider] = {}
        self.back: dict[str, QPushButton] = {}
        self._rows: dict[str, tuple[QLabel, HomeSlider, QLabel]] = {}
        self._tips = {name: tip for name, _, tip in _ITEMS}
        for row, (name, title, tip) in enumerate(_ITEMS):
            steps = 1 if name == "flips" else _STEPS
            caption, slider, value = label(title), HomeSlider(title, tip, 0, steps), label("", "soft")
            caption.setToolTip(tip)
            value.setFixedWidth(72)
            back = QPushButton("Undo")
            back.setProperty("role", "link")
            back.setAutoDefault(False)
            back.setToolTip(f"{title}: as the level above says")
            back.setAccessibleName(f"{title}: undo")
            # Keeps its place, so that nothing moves when it appears.
            policy = back.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            back.setSizePolicy(policy)
            slider.valueChanged.connect(
                lambda at, n=name: self._choose(self._choice.with_item(n, _value(n, at)))
            )
            back.clicked.connect(lambda _checked=False, n=name: self._choose(self._choice.with_item(n, None)))
            for column, part in enumerate((caption, slider, value, back)):
                grid.addWidget(part, row, column)
            self.sliders[name], self.back[name] = slider, back
            self._rows[name] = caption, slider, value
        return grid

    def _pictures(self, classes: ClassList) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE)
        self.grid = VariantGrid(classes)
        column.addWidget(self.grid)
        row = QHBoxLayout()
        self.with_masks = QCheckBox("Show the &mask")
        self.with_masks.setChecked(True)
        self.with_masks.toggled.connect(self.grid.show_masks)
        self.again = QPushButton("&Draw again")
        self.again.setToolTip("Another patch, changed in other ways (Alt+D)")
        self.again.setAutoDefault(False)
        self.again.clicked.connect(self._draw_again)
        row.addWidget(self.with_masks)
        row.addStretch(1)
        row.addWidget(self.again)
        column.addLayout(row)
        self.why = label("Looking at your images…", "small", wrap=True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        # Room for a reason for every item, two lines for the longest: nothing moves when they change.
        self.why.setMinimumHeight(152)
        column.addWidget(self.why, 1)
        return column

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok
            | QDialogButtonBox.StandardButton.Cancel
            | QDialogButtonBox.StandardButton.RestoreDefaults
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText("Learn in this way")
        self.reset = buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults)
        self.reset.setText("All automatic")
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(lambda: self._choose(AugmentChoice()))
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        return buttons

    # ---- what happens

    def _choose(self, choice: AugmentChoice) -> None:
        self._choice = choice
        self._show_choice()
        self._ask()

    def _ask(self) -> None:
        self.preview_requested.emit(self._choice, self._seed)

    def _draw_again(self) -> None:
        self._seed += 1
        self._ask()

    def _take(self) -> None:
        self.chosen.emit(self._choice)
        self.accept()

    def _show_choice(self) -> None:
        self.level.setCurrentIndex(LEVELS.index(self._choice.level))
        self.orientation.setCurrentIndex(ORIENTATIONS.index(self._choice.orientation))
        overrides = dict(self._choice.items)
        for name, back in self.back.items():
            back.setVisible(name in overrides)
        self.reset.setEnabled(self._choice != AugmentChoice())

    def _show_settings(self, settings: AugmentSettings) -> None:
        for name, (_, slider, value) in self._rows.items():
            setting = getattr(settings, name)
            with QSignalBlocker(slider):
                slider.setValue(_place(name, setting))
            value.setText(value_text(name, setting))
        is_any = settings.orientation == "any"
        self.sliders["rotate"].setEnabled(is_any)
        if not is_any:
            self._rows["rotate"][2].setText("upright")


def _value(name: str, place: int) -> float:
    low, high = RANGES[name]
    steps = 1 if name == "flips" else _STEPS
    return round(low + (high - low) * place / steps, 4)


def _place(name: str, value: float) -> int:
    low, high = RANGES[name]
    steps = 1 if name == "flips" else _STEPS
    return round(steps * (value - low) / (high - low))
