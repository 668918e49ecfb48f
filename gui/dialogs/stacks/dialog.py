"""Dialog for the pages and channels of an image file: which are shown, how, and which are images."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from engine.core.plane_path import PlanePath
from engine.document.stacks.channel_colors import channel_colors
from engine.document.stacks.choice import ALL, MAX, MEAN
from engine.document.stacks.layout import COLOR_NAMES, Color
from engine.document.stacks.network_input import MOST_INPUT_CHANNELS
from engine.document.stacks.reading import with_bands
from engine.document.stacks.view import MOST_SHOWN, PictureView, ShownChannel
from gui.language.texts import marked, tr, with_signs
from gui.panels.card import Chooser, label
from gui.style.steady_fields import NumberField
from gui.style.swatch import swatch
from gui.style.theme import SPACE, Theme

if TYPE_CHECKING:
    from engine.session.stack_import import FileSeries

THIS_PAGE: Final = "this"
_PAGES: Final = (
    (THIS_PAGE, marked("This page or slice alone")),
    (ALL, marked("Each page or slice is an image")),
    (MAX, marked("One picture: highest values of all slices")),
    (MEAN, marked("One picture: mean values of all slices")),
)
_COLORS: Final = {
    marked("Red"): COLOR_NAMES["red"],
    marked("Green"): COLOR_NAMES["green"],
    marked("Blue"): COLOR_NAMES["blue"],
    marked("Cyan"): COLOR_NAMES["cyan"],
    marked("Magenta"): COLOR_NAMES["magenta"],
    marked("Yellow"): COLOR_NAMES["yellow"],
    marked("Grey"): COLOR_NAMES["grey"],
}
_AXES: Final = {"s": marked("Series"), "t": marked("Time"), "p": marked("Page"), "z": marked("Slice")}
_AUTOMATIC: Final = marked("automatic")
_INPUT_COLUMNS: Final = 3
_LEAST_WIDTH: Final = 520
"""Room for the bar of a long list of channels beside it."""
_TIP_LOW: Final = marked("Value that is shown black; empty: by each picture itself")
_TIP_HIGH: Final = marked("Value that is shown in full light; empty: by each picture itself")


class ViewScope(Enum):
    """Images that get the colours."""

    IMAGE = marked("this image")
    FILE = marked("all images of this file")
    PROJECT = marked("all images with as many channels")


@dataclass(frozen=True, slots=True)
class StackAnswer:
    """What was chosen.

    Attributes:
        view: text of a `PictureView`; empty for the usual colours.
        pages: planes in the words of a command, None where they stay as they are.
        input_channels: numbers from 1 of the channels that networks see in this project, empty for the
            pictures as they are shown; None where that stays as it is.
    """

    view: str
    scope: ViewScope
    pages: str | None
    input_channels: tuple[int, ...] | None = None


def _channel_title(name: str, number: int) -> str:
    """The file's name of a channel; plain colours in the window's language."""
    if not name:
        return tr("Channel {number}", number=number + 1)
    color = name.capitalize()
    return tr(color) if name.islower() and color in _COLORS else name


class _ChannelRow:
    """Check box, colour and range of one channel."""

    def __init__(
        self, grid: QGridLayout, row: int, name: str, shown: ShownChannel, on: bool, theme: Theme
    ) -> None:
        self.number = shown.number
        self.check = QCheckBox(name)
        self.check.setChecked(on)
        self.color = Chooser(theme, tr("Colour of {channel}", channel=name))
        for text, color in _COLORS.items():
            self.color.addItem(swatch(color), tr(text), color)
        self.choose_color(shown.color)
        self.low = _number_line(tr("Lowest value of {channel}", channel=name), shown.low, tr(_TIP_LOW))
        self.high = _number_line(tr("Highest value of {channel}", channel=name), shown.high, tr(_TIP_HIGH))
        for column, widget in enumerate((self.check, self.color, self.low, self.high)):
            grid.addWidget(widget, row, column)

    def choose_color(self, color: Color) -> None:
        """Show it in this colour, which becomes one of those to choose from."""
        places = range(self.color.count())
        place = next((n for n in places if tuple(self.color.itemData(n)) == color), None)
        if place is None:
            self.color.addItem(swatch(color), tr("Own colour of the file"), color)
            place = self.color.count() - 1
        self.color.setCurrentIndex(place)

    def shown(self) -> ShownChannel:
        """The channel as it was set.

        Raises:
            ValueError: a number is none, or only one of the two is there.
        """
        red, green, blue = self.color.currentData()
        texts = self.low.text().strip(), self.high.text().strip()
        if not any(texts):
            return ShownChannel(self.number, (red, green, blue))
        low, high = (float(text.replace(",", ".")) for text in texts)
        if not low < high < float("inf") or low == -float("inf"):
            raise ValueError("no range")
        return ShownChannel(self.number, (red, green, blue), low, high)


class StackDialog(QDialog):
    """Pages and channels of the file of one image; `answered` carries a `StackAnswer`.

    Args:
        held: the series of the file.
        plane: the plane that the image is now.
        input_channels: numbers from 1 of the channels that networks see; empty for the picture as shown.
    """

    answered = Signal(object)

    def __init__(
        self,
        name: str,
        held: FileSeries,
        plane: PlanePath,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        input_channels: tuple[int, ...] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Pages and channels"))
        self.setMinimumWidth(_LEAST_WIDTH)
        at = plane.at("s")
        series = at if isinstance(at, int) and at < len(held.layouts) else 0
        self._layout, self._usual = held.layouts[series], held.usual[series]
        self._series_count = len(held.layouts)
        self._plane = plane
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        rows.setSpacing(SPACE)
        rows.addWidget(label(name, "heading", wrap=True))
        self.places: dict[str, QSpinBox] = {}
        self.pages = Chooser(theme, tr("What becomes an image"))
        if self._layout.plane_count > 1 or self._series_count > 1:
            self._add_pages(rows)
        rows.addWidget(
            label(
                tr("Channels that are shown, their colour, and the values from dark to light:"),
                "soft",
                wrap=True,
            )
        )
        view = PictureView.parse(plane.view) if plane.view else self._usual
        rows.addWidget(self._channels(view, theme))
        self.scope = Chooser(theme, tr("Images that get these colours"))
        for scope in ViewScope:
            self.scope.addItem(tr("Colours for {images}", images=tr(scope.value)), scope)
        rows.addWidget(self.scope)
        self._add_network(rows, input_channels, theme)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply_button = QPushButton(tr("Apply"))
        self.apply_button.setProperty("role", "primary")
        buttons.addButton(self.apply_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._apply)
        buttons.rejected.connect(self.reject)
        # In the last row, which does not scroll.
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        foot = QVBoxLayout()
        foot.addWidget(self.problem)
        foot.addWidget(buttons)
        rows.addLayout(foot)

    def _add_pages(self, rows: QVBoxLayout) -> None:
        for key, text in _PAGES:
            self.pages.addItem(tr(text), key)
        rows.addWidget(self.pages)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        sizes = {"s": self._series_count, **{axis.letter: axis.size for axis in self._layout.axes}}
        for row, (letter, size) in enumerate((letter, size) for letter, size in sizes.items() if size > 1):
            box = NumberField()
            box.setRange(1, size)
            now = self._plane.at(letter)
            box.setValue(now + 1 if isinstance(now, int) else 1)
            box.setSuffix(with_signs(f" / {size:,}"))
            box.setAccessibleName(tr(_AXES[letter]))
            box.valueChanged.connect(lambda _value: self.pages.setCurrentIndex(0))
            grid.addWidget(label(tr(_AXES[letter])), row, 0)
            grid.addWidget(box, row, 1)
            self.places[letter] = box
        rows.addLayout(grid)

    def _add_network(self, rows: QVBoxLayout, now: tuple[int, ...], theme: Theme) -> None:
        """What the network sees: the picture, or channels of the file, with a check box for each."""
        self._input_before = now
        self.input = Chooser(theme, tr("What the network sees"))
        self.input.addItem(tr("The network sees the picture, in red, green and blue"), False)
        self.input.addItem(tr("The network sees channels of the file, each by itself"), True)
        channels = with_bands(self._plane, self._layout).channels[:MOST_INPUT_CHANNELS]
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        self.input_checks: list[QCheckBox] = []
        for number, channel in enumerate(channels, 1):
            check = QCheckBox(_channel_title(channel.name, number - 1))
            check.setChecked(not now or number in now)
            grid.addWidget(check, (number - 1) // _INPUT_COLUMNS, (number - 1) % _INPUT_COLUMNS)
            self.input_checks.append(check)
        inside.setVisible(False)
        self.input_area = inside
        self.input.currentIndexChanged.connect(self._show_inputs)
        self.input.setCurrentIndex(1 if now else 0)
        self.input.setToolTip(
            tr("Holds for the whole project; a network that learned otherwise starts afresh")
        )
        if len(channels) > 1 or now:
            rows.addWidget(self.input)
            rows.addWidget(self.input_area)

    def _show_inputs(self, index: int) -> None:
        """Show the channels for the network where they count."""
        self.input_area.setVisible(index == 1)

    def _input_channels(self) -> tuple[int, ...] | None:
        """Channels that networks are to see; None where nothing was changed."""
        chosen: tuple[int, ...] = ()
        if self.input.currentData():
            checks = enumerate(self.input_checks, 1)
            chosen = tuple(number for number, check in checks if check.isChecked())
            # Channels that this file has not stay chosen, in the order of a command.
            beyond = tuple(number for number in self._input_before if number > len(self.input_checks))
            chosen = (*chosen, *beyond)
        return None if sorted(chosen) == sorted(self._input_before) else chosen

    def _channels(self, view: PictureView, theme: Theme) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setColumnStretch(0, 1)
        shown = {channel.number: channel for channel in view.channels}
        colors = channel_colors(self._layout)
        self.channels: list[_ChannelRow] = []
        for number, channel in enumerate(self._layout.channels[:MOST_SHOWN]):
            title = _channel_title(channel.name, number)
            color = self._layout.default_color(number) if colors is None else colors[number]
            now = shown.get(number, ShownChannel(number, color))
            self.channels.append(_ChannelRow(grid, number, title, now, number in shown, theme))
        self.by_name = QPushButton(tr("Colours by their names"))
        self.by_name.setToolTip(
            tr("Those of the file, else the usual ones: DAPI blue, GFP green, Cy5 red or magenta")
        )
        self.by_name.setAutoDefault(False)
        self.by_name.setVisible(colors is not None)
        if colors is not None:
            self.by_name.clicked.connect(lambda: self._color_channels(colors))
        grid.addWidget(self.by_name, len(self.channels), 1, 1, 3)
        return inside

    def _color_channels(self, colors: Sequence[Color]) -> None:
        """Choose these colours, one for each channel of the file."""
        for row in self.channels:
            row.choose_color(colors[row.number])

    def _apply(self) -> None:
        try:
            shown = tuple(row.shown() for row in self.channels if row.check.isChecked())
        except ValueError:
            self._say(tr("A range needs two numbers, the lower one first; or leave both empty."))
            return
        if not shown:
            self._say(tr("Choose at least one channel."))
            return
        if self.input.currentData() and not any(check.isChecked() for check in self.input_checks):
            self._say(tr("Choose at least one channel for the network."))
            return
        view = "" if PictureView(shown) == self._usual else PictureView(shown).text
        self.answered.emit(
            StackAnswer(view, self.scope.currentData(), self._pages_text(), self._input_channels())
        )
        self.accept()

    def _say(self, problem: str) -> None:
        """Say above the buttons why nothing was applied."""
        self.problem.setText(problem)
        self.problem.show()

    def _pages_text(self) -> str | None:
        if not self.places:
            return None
        key = self.pages.currentData()
        if key != THIS_PAGE:
            return str(key)
        now = {letter: self._plane.at(letter) for letter in self.places}
        wanted = {letter: box.value() - 1 for letter, box in self.places.items()}
        if now == wanted:
            return None
        return ";".join(f"{letter}={place + 1}" for letter, place in wanted.items())


def _number_line(name: str, value: float | None, tip: str) -> QLineEdit:
    line = QLineEdit("" if value is None else f"{value:.6g}")
    line.setPlaceholderText(tr(_AUTOMATIC))
    line.setAccessibleName(name)
    line.setToolTip(tip)
    words = line.fontMetrics().horizontalAdvance(line.placeholderText())
    line.setMaximumWidth(max(96, words + 4 * SPACE))
    return line
