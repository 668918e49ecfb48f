"""Tool choices of one window: tool, class, sizes, and how the mask is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from gui.language.texts import tr
from gui.modes import LabelLayer, OverlayMode, SplitSide, following
from gui.plain_text import caption
from gui.sequence.pace import FRAME_RATE, IS_REPEATED
from gui.settings import MAX_RADIUS_PX, MIN_RADIUS_PX, Option, Settings
from gui.tools import TOOLS, ToolOption, ToolSpec, tool_spec

if TYPE_CHECKING:
    from gui.cut_choices import CutChoices

OPACITY_STEP: Final = 0.1
_USUAL_CLASS: Final = 1
"""The first class after the background."""
T = TypeVar("T")


def larger(radius_px: float, step: int) -> float:
    """The next radius in the row 0.5, 1, 1.5 ... that grows by about 15 %; `step` is 1 or -1."""
    change = max(0.5, round(radius_px * 0.15 * 2) / 2)
    return min(MAX_RADIUS_PX, max(MIN_RADIUS_PX, radius_px + step * change))


class Choice(QObject, Generic[T]):
    """Value with a signal; GUI thread.

    Args:
        load: first value; called when somebody first needs it.
        store: what remembers a new value; None for a choice that ends with the window.
        limit: value that a wanted one becomes, such as the nearest allowed.
    """

    changed = Signal(object)
    """The new value; emitted only when it differs."""

    def __init__(
        self,
        parent: QObject,
        load: Callable[[], T],
        store: Callable[[T], None] | None = None,
        limit: Callable[[T], T] | None = None,
    ) -> None:
        super().__init__(parent)
        self._load = load
        self._store = store
        self._limit = limit
        self._value: T
        self._is_loaded = False

    @property
    def value(self) -> T:
        if not self._is_loaded:
            self._value, self._is_loaded = self._load(), True
        return self._value

    def set(self, value: T) -> None:
        """Choose this from now on."""
        wanted = value if self._limit is None else self._limit(value)
        if wanted != self.value:
            self._value = wanted
            if self._store is not None:
                self._store(wanted)
            self.changed.emit(wanted)


def flip(choice: Choice[bool]) -> None:
    """Turn on what is off, and off what is on."""
    choice.set(not choice.value)


class ToolState(QObject):
    """Tool choices of one window; those with an option in `Settings` are remembered. GUI thread."""

    tool_changed = Signal(str)
    class_changed = Signal(int)
    radius_changed = Signal(float)
    option_changed = Signal(str, int)
    """Id and new value of an option of the tool in hand."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._tool = settings.tool
        self._radius_px = {tool.id: settings.radius_px(tool.id) for tool in TOOLS}
        self._class_id = _USUAL_CLASS
        self._class_ids: tuple[int, ...] = ()
        self.has_background = True
        self._names: dict[int, str] = {}
        self.opacity = self._remembered(Settings.opacity, lambda value: round(min(1.0, max(0.0, value)), 3))
        self.uncertainty = self._remembered(Settings.uncertainty)
        self.careful = self._remembered(Settings.careful)
        self.island_px = self._remembered(Settings.island_px)
        self.are_rare_sliders_shown = self._remembered(Settings.are_rare_sliders_shown)
        self.cut: Choice[CutChoices] = Choice(self, lambda: settings.cut, self._store_cut)
        self.only_over: Choice[int | None] = Choice(self, lambda: None)
        """The label (255: unlabelled) that may be painted over; None for all."""
        self.overlay = Choice(self, lambda: OverlayMode.FILL)
        self.is_uncertainty_shown = Choice(self, lambda: False)
        self.are_instances_shown = Choice(self, lambda: False)
        self.is_grid_shown = self._remembered(Settings.is_grid_shown)
        self.is_crosshair_shown = self._remembered(Settings.is_crosshair_shown)
        self.is_pointer_by_keys = self._remembered(Settings.is_pointer_by_keys)
        self.layer = Choice(self, lambda: LabelLayer.MASK)
        self.is_split = Choice(self, lambda: False)
        self.split_side = Choice(self, lambda: SplitSide.IMAGE)
        self.is_scale_bar_shown = self._remembered(Settings.is_scale_bar_shown)
        self.are_rulers_shown = self._remembered(Settings.are_rulers_shown)
        self.is_navigator_shown = self._remembered(Settings.is_navigator_shown)
        self.is_adjustment_shown = self._remembered(Settings.is_adjustment_shown)
        self.is_timeline_shown = self._remembered(Settings.is_timeline_shown)
        self.is_onion_shown = Choice(self, lambda: False)
        self.fills_from_prediction = self._remembered(Settings.fills_from_prediction)
        self.frame_count = self._remembered(Settings.frame_count)
        self.is_film_playing = Choice(self, lambda: False)
        self.is_film_repeated = self._remembered(IS_REPEATED)
        self.frame_rate = self._remembered(FRAME_RATE)

    @property
    def tool(self) -> str:
        """Id of the tool in hand, one of `TOOLS`."""
        return self._tool

    @property
    def spec(self) -> ToolSpec:
        """Row of the tool in hand."""
        return tool_spec(self._tool)

    @property
    def radius_px(self) -> float:
        """Radius of the tool in hand, in image pixels."""
        return self._radius_px[self._tool]

    @property
    def class_id(self) -> int:
        return self._class_id

    def choose_tool(self, tool: str) -> None:
        """Draw with this tool of `TOOLS`."""
        self._tool = tool_spec(tool).id
        self._settings.tool = tool
        self.tool_changed.emit(tool)
        self.radius_changed.emit(self.radius_px)

    def set_radius_px(self, radius_px: float) -> None:
        value = min(MAX_RADIUS_PX, max(MIN_RADIUS_PX, radius_px))
        if value != self.radius_px:
            self._radius_px[self._tool] = value
            self._settings.set_radius_px(self._tool, value)
            self.radius_changed.emit(value)

    def step_radius(self, step: int) -> None:
        """One step larger (1) or smaller (-1)."""
        self.set_radius_px(larger(self.radius_px, step))

    def option(self, name: str) -> int:
        """Value of an option of the tool in hand; StopIteration when it has none of this name."""
        return self._settings.tool_option(self._tool, self._option(name))

    def set_option(self, name: str, value: int) -> None:
        """Work by this value from now on; it becomes the nearest that is allowed."""
        option = self._option(name)
        value = min(option.most, max(option.least, value))
        if value != self.option(name):
            self._settings.set_tool_option(self._tool, option, value)
            self.option_changed.emit(name, value)

    def _option(self, name: str) -> ToolOption:
        return next(option for option in self.spec.options if option.id == name)

    @property
    def background_name(self) -> str:
        """Name of the first class, which the secondary button draws; short enough for a hint."""
        return caption(self._names.get(0, tr("nothing"))).replace("&&", "&")

    def begin_project(self) -> None:
        """Another project is opened: its objects are drawn first, whatever was drawn in the one before."""
        self._class_id = _USUAL_CLASS

    def set_classes(self, names: Mapping[int, str], *, has_background: bool = True) -> None:
        """The project has these classes now, in this order; the chosen one stays when it can.

        Args:
            has_background: the first one is what lies between objects.
        """
        self._names, self.has_background = dict(names), has_background
        ids = self._class_ids = tuple(names)
        if ids:
            earlier = [class_id for class_id in ids if class_id <= self._class_id]
            self.choose_class(max(earlier) if earlier else ids[0])

    def choose_class(self, class_id: int) -> None:
        """Draw with this class; an id that the project lacks changes nothing."""
        if class_id in self._class_ids:
            self._class_id = class_id
            self.class_changed.emit(class_id)

    def step_class(self, step: int) -> None:
        ids = self._class_ids
        place = ids.index(self._class_id) + step if self._class_id in ids else 0
        if 0 <= place < len(ids):
            self.choose_class(ids[place])

    def step_opacity(self, step: int) -> None:
        self.opacity.set(self.opacity.value + step * OPACITY_STEP)

    def next_overlay(self) -> None:
        """Fill, outlines, both, nothing, and again."""
        self.overlay.set(following(self.overlay.value))

    def next_split_side(self) -> None:
        """Divide the picture; where it is, show the next thing left of the divider."""
        if self.is_split.value:
            self.split_side.set(following(self.split_side.value))
        else:
            self.is_split.set(True)

    def next_method(self, methods: tuple[str, ...]) -> None:
        """Cut in the next of these ways, after the last in the first."""
        cut = self.cut.value
        at = methods.index(cut.method) if cut.method in methods else -1
        self.cut.set(replace(cut, method=methods[(at + 1) % len(methods)]))

    def _remembered(self, option: Option[T], limit: Callable[[T], T] | None = None) -> Choice[T]:
        settings = self._settings
        return Choice(
            self,
            lambda: option.load(settings),
            lambda value: option.save(settings, value),
            limit,
        )

    def _store_cut(self, choices: CutChoices) -> None:
        self._settings.cut = choices
