"""Card of the side panel that adjusts the picture on the screen: sliders, channels, automatic, reset."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from engine.document.pixel_size import LARGEST, PIXELS, SMALLEST, UNITS, PixelSize
from gui.canvas.adjustment import ALL_CHANNELS, CHANNELS, LIMIT, Adjustment, ChannelTone, gamma_exponent
from gui.language.texts import marked, tr, with_signs
from gui.panels.card import Card, Chooser, label
from gui.panels.rows.arrow_group import ArrowGroup
from gui.panels.sliders import HomeSlider, SliderRow
from gui.style.buttons import ActionButton
from gui.style.icons import Icons
from gui.style.steady_fields import DecimalField
from gui.style.theme import SPACE, Theme

NOTE: Final = marked("Only what you see changes: cut, network and export take the image as it is.")
ADJUSTMENT_ACTIONS: Final = ("adjust_automatic", "adjust_reset")
CARD_ACTIONS: Final = ("adjust_own", "image_planes")
CHANNEL_ACTIONS: Final = ("show_red", "show_green", "show_blue", "show_grey", "invert_picture")
_TIP_BRIGHTNESS: Final = marked("How bright the picture is ([[brighter]] and [[darker]]).")
_TIP_CONTRAST: Final = marked("How far bright and dark are apart ([[contrast_more]] and [[contrast_less]]).")
_TIP_CHANNEL: Final = marked("What the sliders change: all channels, or one of them alone.")
_TIP_SIZE: Final = marked("Size of an image pixel in the world: of the scale bar and of what is measured")
_TIP_GAMMA: Final = marked("How bright the middle is, while black and white stay.")


def _tip(text: str) -> str:
    """Tip of a slider: what it does, and what it leaves alone."""
    return f"{tr(text)} {tr(NOTE)}"


def signed_text(value: int) -> str:
    """Such as "+12 %"."""
    return f"{value:+d} %" if value else "0 %"


def gamma_text(steps: int) -> str:
    """Exponent of these steps as others count it, such as "γ 1.20": above 1 is brighter."""
    return with_signs(f"γ {1 / gamma_exponent(steps):.2f}")


class AdjustmentCard(Card):
    """Sliders and switches of the adjustment; they act while they move.

    Args:
        buttons, channels: actions of `ADJUSTMENT_ACTIONS` and of `CHANNEL_ACTIONS`.
        more: actions of `CARD_ACTIONS`, one below the other.
    """

    moved = Signal(object)
    """The Adjustment that the sliders stand for now."""
    pixel_size_chosen = Signal(object)
    """The PixelSize that number and unit stand for now."""
    close_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        buttons: list[QAction],
        channels: list[QAction],
        more: list[QAction],
    ) -> None:
        super().__init__(tr("Picture"))
        self._adjustment = Adjustment()
        self.close_button = QToolButton()
        self.close_button.setToolTip(tr("Close this card; the picture stays as it is set"))
        self.close_button.setAccessibleName(tr("Close the card"))
        icons.bind(self.close_button, "mdi6.close")
        self.close_button.clicked.connect(self.close_requested)
        self.head.addWidget(self.close_button)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE // 2)
        grid.setColumnStretch(1, 1)
        self.channel_box = self._channel_box(theme)
        grid.addWidget(label(tr("Channel")), 0, 0)
        grid.addWidget(self.channel_box, 0, 1, 1, 3)
        brightness, contrast, gamma = tr("Brightness"), tr("Contrast"), tr("Gamma")
        by_light, by_contrast = (tr("darker"), tr("brighter")), (tr("flatter"), tr("stronger"))
        self.brightness = HomeSlider(brightness, _tip(_TIP_BRIGHTNESS), by_light, -LIMIT, LIMIT, 0)
        self.contrast = HomeSlider(contrast, _tip(_TIP_CONTRAST), by_contrast, -LIMIT, LIMIT, 0)
        self.gamma = HomeSlider(gamma, _tip(_TIP_GAMMA), by_light, -LIMIT, LIMIT, 0)
        self._rows = (
            SliderRow(grid, brightness, self.brightness, signed_text),
            SliderRow(grid, contrast, self.contrast, signed_text),
            SliderRow(grid, gamma, self.gamma, gamma_text),
        )
        for slider in (self.brightness, self.contrast, self.gamma):
            slider.valueChanged.connect(lambda _value: self._on_moved())
        self.body.addLayout(grid)
        channel_row = _row(channels)
        ArrowGroup(channel_row.findChildren(ActionButton), self)
        self.body.addWidget(channel_row)
        self.body.addWidget(_row(buttons))
        for action in more:
            self.body.addWidget(_row([action]))
        self.body.addWidget(label(tr(NOTE), "small", wrap=True))
        self.body.addLayout(self._pixel_size_row(theme))

    @property
    def channel(self) -> str:
        """What the sliders change: one of `CHANNELS`, or `ALL_CHANNELS`."""
        return str(self.channel_box.currentData())

    def show_adjustment(self, adjustment: Adjustment) -> None:
        """Move the sliders there, without telling anybody."""
        self._adjustment = adjustment
        tone = adjustment.tone(self.channel)
        values = (tone.brightness, tone.contrast, tone.gamma)
        for row, value in zip(self._rows, values, strict=True):
            row.show(value)

    def show_pixel_size(self, pixel_size: PixelSize) -> None:
        """Show this number and unit, without telling anybody."""
        with QSignalBlocker(self.size_box), QSignalBlocker(self.unit):
            self.size_box.setValue(pixel_size.size)
            self.unit.setCurrentText(pixel_size.unit)
        self.size_box.setEnabled(pixel_size.unit != PIXELS)

    def set_editable(self, editable: bool) -> None:
        """Take away, or give, what changes the project for more than this window."""
        self.size_row.setEnabled(editable)

    def _channel_box(self, theme: Theme) -> Chooser:
        box = Chooser(theme, tr("Channel that the sliders change"))
        box.setToolTip(_tip(_TIP_CHANNEL))
        names = (tr("All channels"), tr("Red"), tr("Green"), tr("Blue"))
        for channel, name in zip((ALL_CHANNELS, *CHANNELS), names, strict=True):
            box.addItem(name, channel)
        box.currentIndexChanged.connect(lambda _index: self.show_adjustment(self._adjustment))
        return box

    def _pixel_size_row(self, theme: Theme) -> QVBoxLayout:
        self.size_row = QWidget()
        row = QHBoxLayout(self.size_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        self.size_box = DecimalField()
        self.size_box.setDecimals(6)
        self.size_box.setRange(SMALLEST, LARGEST)
        self.size_box.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self.size_box.setAccessibleName(tr("Size of a pixel"))
        self.size_box.setKeyboardTracking(False)
        self.unit = Chooser(theme, tr("Unit of the size of a pixel"))
        self.unit.addItems(UNITS)
        for part in (self.size_box, self.unit):
            part.setToolTip(tr(_TIP_SIZE))
        self.size_box.valueChanged.connect(lambda _value: self._on_pixel_size())
        self.unit.currentTextChanged.connect(lambda _unit: self._on_pixel_size())
        row.addWidget(label(tr("A pixel is")))
        row.addWidget(self.size_box, 1)
        row.addWidget(self.unit)
        rows = QVBoxLayout()
        rows.addWidget(self.size_row)
        return rows

    def _on_pixel_size(self) -> None:
        unit = self.unit.currentText()
        self.size_box.setEnabled(unit != PIXELS)
        self.pixel_size_chosen.emit(PixelSize(1.0 if unit == PIXELS else self.size_box.value(), unit))

    def _on_moved(self) -> None:
        tone = ChannelTone(self.brightness.value(), self.contrast.value(), self.gamma.value())
        self._adjustment = self._adjustment.with_tone(self.channel, tone)
        self.moved.emit(self._adjustment)


def _row(actions: list[QAction]) -> QWidget:
    row = QWidget()
    parts = QHBoxLayout(row)
    parts.setContentsMargins(0, 0, 0, 0)
    parts.setSpacing(SPACE // 2)
    for action in actions:
        parts.addWidget(ActionButton(action, "segment"), 1)
    return row
