"""Dialog for augmentation: a level, single items that override it, and variants of a real patch."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QBoxLayout,
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
from engine.session.learning.augmentation_preview import (
    LEVELS,
    ORIENTATIONS,
    RANGES,
    AugmentChoice,
    AugmentPreview,
    AugmentSettings,
)
from gui.language.sentences import sentence
from gui.language.texts import counted, marked, tr, with_signs
from gui.panels import screen_fit
from gui.panels.card import Chooser, label
from gui.panels.sliders import HomeSlider
from gui.panels.variants import COLUMNS, VariantGrid
from gui.style.theme import SPACE, Theme

_LEVEL_WORDS: Final = {
    "auto": marked("Automatic, by your images"),
    "none": marked("Not at all"),
    "light": marked("Light"),
    "strong": marked("Strong"),
}
_ORIENTATION_WORDS: Final = {
    "auto": marked("Automatic, by your images"),
    "any": marked("Every way: there is no up"),
    "upright": marked("Upright: never turned"),
}
_ITEMS: Final = (
    (
        "flips",
        marked("Mirror and turn"),
        marked("Mirror patches and, where there is no up, turn them by quarter turns"),
    ),
    (
        "rotate",
        marked("Rotate"),
        marked("Turn patches by any angle between the quarter turns; only where there is no up"),
    ),
    ("scale", marked("Resize"), marked("Make things larger and smaller by up to so much")),
    ("elastic", marked("Bend"), marked("Bend shapes as if the image were on rubber")),
    ("brightness", marked("Brightness"), marked("Make patches darker and brighter by up to so much")),
    ("contrast", marked("Contrast"), marked("Weaken and strengthen contrast by up to so much")),
    ("colour", marked("Colour"), marked("Change hue and saturation; grey images stay grey")),
    ("noise", marked("Noise"), marked("Add noise of up to this standard deviation")),
    ("blur", marked("Blur"), marked("Blur by up to so many pixels")),
)
_SIDE_BY_SIDE_PX: Final = 1160
"""On narrower screens the pictures are below the choices, in rows of `_NARROW_COLUMNS`."""
_NARROW_COLUMNS: Final = 3
_STEPS: Final = 100
_LEAST_SLIDER_PX: Final = 80


def value_text(name: str, value: float) -> str:
    """A value as the dialog shows it, e.g. "12 %" or "any angle"."""
    low, high = RANGES[name]
    if name == "flips":
        return tr("on") if value else tr("off")
    if value <= low:
        return tr("off")
    match name:
        case "rotate":
            return tr("any angle") if value >= high else f"± {value:.0f}°"
        case "scale":
            return with_signs(f"{value:.2f} ×")
        case "blur":
            return with_signs(f"{value:.1f} px")
        case "noise":
            return with_signs(f"{100 * value:.1f} %")
        case _:
            return f"{100 * value:.0f} %"


def reasons_text(preview: AugmentPreview) -> str:
    """Reason for the value of each item, one line each."""
    looked_at = (
        counted(
            preview.image_count,
            "Looked at {count:,} image, accepted.",
            "Looked at {count:,} images, accepted.",
        )
        if preview.is_labelled
        else counted(
            preview.image_count,
            "Looked at {count:,} image, not yet accepted.",
            "Looked at {count:,} images, not yet accepted.",
        )
    )
    reasons = (f"•  {sentence(reason)}" for reason in preview.reasons.values())
    return "\n".join([f"{sentence(preview.summary)} {looked_at}", *reasons])


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
        self.setWindowTitle(tr("Augmentation: how images are varied"))
        self._choice = choice
        self._seed = 0
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 2, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE)
        words = tr(
            "Learning sees pieces of your images, each time turned, bent or relit a little, with their "
            "masks: so few images teach more. What you choose here counts from the next round of learning on."
        )
        rows.addWidget(label(words, "soft", wrap=True))
        self.note = label("", wrap=True)
        self.note.hide()
        rows.addWidget(self.note)
        is_narrow = screen_fit.available_size(self).width() < _SIDE_BY_SIDE_PX
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        columns = QBoxLayout(way)
        columns.setSpacing(SPACE * 3)
        columns.addLayout(self._controls(theme))
        columns.addLayout(self._pictures(classes, is_narrow=is_narrow), 1)
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

    def show_unused(self, network: str) -> None:
        """The network that learns next takes the images as they are."""
        self.note.setText(
            tr(
                "{network}, which learns next, takes your images as they are: nothing of this is used"
                " until you choose another network.",
                network=network,
            )
        )
        self.note.show()

    def show_preview(self, preview: AugmentPreview) -> None:
        """Show what a choice comes to; one of an earlier choice is passed over."""
        if preview.choice != self._choice:
            return
        self.grid.show_variants(preview.images, preview.masks)
        self._show_settings(preview.settings)
        overrides = dict(self._choice.items)
        for name, (caption, _, _) in self._rows.items():
            tip = tr("Set by you") if name in overrides else sentence(preview.reasons.get(name, ""))
            caption.setToolTip(tip or self._tips[name])
        self.why.setText(reasons_text(preview))

    def show_refused(self, reason: str) -> None:
        """There is no preview, and why."""
        self.why.setText(sentence(reason))

    # ---- what there is

    def _controls(self, theme: Theme) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE)
        self.level = Chooser(theme, tr("How much"))
        self.level.setToolTip(tr("How much images are varied; each kind can be set below"))
        self.level.addItems([tr(_LEVEL_WORDS[level]) for level in LEVELS])
        self.orientation = Chooser(theme, tr("Orientation"))
        self.orientation.setToolTip(
            tr("Whether your images have an up, as photographs have: those are never turned")
        )
        self.orientation.addItems([tr(_ORIENTATION_WORDS[way]) for way in ORIENTATIONS])
        for title, chooser in ((tr("How much"), self.level), (tr("Orientation"), self.orientation)):
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
        self._tips = {name: tr(tip) for name, _, tip in _ITEMS}
        for row, (name, item_title, _) in enumerate(_ITEMS):
            title, tip = tr(item_title), self._tips[name]
            steps = 1 if name == "flips" else _STEPS
            ends = (tr("not at all"), value_text(name, RANGES[name][1]))
            caption, slider, value = label(title), HomeSlider(title, tip, ends, 0, steps), label("…", "soft")
            caption.setToolTip(tip)
            # With the font that it is shown in.
            value.ensurePolished()
            slider.setMinimumWidth(_LEAST_SLIDER_PX)
            widths = (value.fontMetrics().horizontalAdvance(text) for text in _widest_texts())
            value.setFixedWidth(max(72, *widths))
            back = QPushButton(tr("Undo"))
            back.setProperty("role", "link")
            back.setAutoDefault(False)
            back.setToolTip(tr("{item}: as the level above says", item=title))
            back.setAccessibleName(tr("{item}: undo", item=title))
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

    def _pictures(self, classes: ClassList, *, is_narrow: bool) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(SPACE)
        self.grid = VariantGrid(classes, _NARROW_COLUMNS if is_narrow else COLUMNS)
        column.addWidget(self.grid)
        row = QHBoxLayout()
        self.with_masks = QCheckBox(tr("Show the &mask"))
        self.with_masks.setChecked(True)
        self.with_masks.toggled.connect(self.grid.show_masks)
        self.again = QPushButton(tr("&Draw again"))
        key = QKeySequence.mnemonic(self.again.text()).toString(QKeySequence.SequenceFormat.NativeText)
        self.again.setToolTip(tr("Another patch, changed in other ways ({key})", key=key))
        self.again.setAutoDefault(False)
        self.again.clicked.connect(self._draw_again)
        row.addWidget(self.with_masks)
        row.addStretch(1)
        row.addWidget(self.again)
        column.addLayout(row)
        self.why = label(tr("Looking at your images…"), "small", wrap=True)
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
        take = buttons.button(QDialogButtonBox.StandardButton.Ok)
        take.setText(tr("Use this"))
        take.setProperty("role", "primary")
        self.reset = buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults)
        self.reset.setText(tr("All automatic"))
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
            self._rows["rotate"][2].setText(tr("upright"))


def _widest_texts() -> tuple[str, ...]:
    """The longest values that the rows show."""
    return (tr("any angle"), tr("upright"), tr("on"), tr("off"), "100.0 %")


def _value(name: str, place: int) -> float:
    low, high = RANGES[name]
    steps = 1 if name == "flips" else _STEPS
    return round(low + (high - low) * place / steps, 4)


def _place(name: str, value: float) -> int:
    low, high = RANGES[name]
    steps = 1 if name == "flips" else _STEPS
    return round(steps * (value - low) / (high - low))
