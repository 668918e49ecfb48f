"""What the hand holds: tool, class, sizes, and how the mask is shown; the one place that remembers them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from gui.cut_choices import CutChoices
from gui.modes import OverlayMode, following
from gui.settings import MAX_RADIUS_PX, MIN_RADIUS_PX, Settings

TOOLS: Final = ("scribble", "brush", "eraser")
OPACITY_STEP: Final = 0.1


def larger(radius_px: float, step: int) -> float:
    """The next radius in the row 0.5, 1, 1.5 ... that grows by about 15 %; `step` is 1 or -1."""
    change = max(0.5, round(radius_px * 0.15 * 2) / 2)
    return min(MAX_RADIUS_PX, max(MIN_RADIUS_PX, radius_px + step * change))


class ToolState(QObject):
    """Tool choices of one window; remembered through `Settings` as they change."""

    tool_changed = Signal(str)
    class_changed = Signal(int)
    radius_changed = Signal(float)
    opacity_changed = Signal(float)
    overlay_changed = Signal(OverlayMode)
    uncertainty_changed = Signal(bool)
    instances_changed = Signal(bool)
    cut_changed = Signal(object)
    island_changed = Signal(int)
    prediction_settings_changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._tool = settings.tool
        self._radius_px = {tool: settings.radius_px(tool) for tool in TOOLS}
        self._class_id = 1
        self._class_count = 0
        self._overlay = OverlayMode.FILL
        self._is_uncertainty_shown = False
        self._are_instances_shown = False
        self._cut = settings.cut

    @property
    def tool(self) -> str:
        return self._tool

    @property
    def radius_px(self) -> float:
        """Radius of the present tool in image pixels."""
        return self._radius_px[self._tool]

    @property
    def class_id(self) -> int:
        return self._class_id

    @property
    def opacity(self) -> float:
        return self._settings.opacity

    @property
    def overlay(self) -> OverlayMode:
        return self._overlay

    @property
    def is_uncertainty_shown(self) -> bool:
        return self._is_uncertainty_shown

    @property
    def are_instances_shown(self) -> bool:
        return self._are_instances_shown

    @property
    def cut(self) -> CutChoices:
        return self._cut

    @property
    def island_px(self) -> int:
        """Pieces of a class with fewer pixels are islands."""
        return self._settings.island_px

    @property
    def is_careful(self) -> bool:
        """Predict several copies of each image and average: better, and slower."""
        return self._settings.flag("careful", False)

    @property
    def uncertainty(self) -> str:
        """Which kind of doubt is shown."""
        return self._settings.uncertainty

    def set_careful(self, careful: bool) -> None:
        self._settings.set_flag("careful", careful)
        self.prediction_settings_changed.emit()

    def choose_uncertainty(self, kind: str) -> None:
        self._settings.uncertainty = kind
        self.prediction_settings_changed.emit()

    def choose_tool(self, tool: str) -> None:
        self._tool = tool
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

    def set_class_count(self, count: int) -> None:
        """The project has this many classes now; the chosen one stays when it can."""
        self._class_count = count
        self.choose_class(min(self._class_id, max(0, count - 1)))

    def choose_class(self, class_id: int) -> None:
        """Draw with this class; an id that the project lacks changes nothing."""
        if 0 <= class_id < self._class_count:
            self._class_id = class_id
            self.class_changed.emit(class_id)

    def step_class(self, step: int) -> None:
        self.choose_class(self._class_id + step)

    def set_opacity(self, opacity: float) -> None:
        self._settings.opacity = round(min(1.0, max(0.0, opacity)), 3)
        self.opacity_changed.emit(self.opacity)

    def step_opacity(self, step: int) -> None:
        self.set_opacity(self.opacity + step * OPACITY_STEP)

    def next_overlay(self) -> None:
        """Fill, outlines, nothing, and again."""
        self._overlay = following(self._overlay)
        self.overlay_changed.emit(self._overlay)

    def show_uncertainty(self, shown: bool) -> None:
        self._is_uncertainty_shown = shown
        self.uncertainty_changed.emit(shown)

    def show_instances(self, shown: bool) -> None:
        if shown != self._are_instances_shown:
            self._are_instances_shown = shown
            self.instances_changed.emit(shown)

    def set_cut(self, choices: CutChoices) -> None:
        """Cut in this way from now on."""
        if choices != self._cut:
            self._cut = choices
            self._settings.cut = choices
            self.cut_changed.emit(choices)

    def next_method(self, methods: tuple[str, ...]) -> None:
        """Cut in the next of these ways, after the last in the first."""
        at = methods.index(self._cut.method) if self._cut.method in methods else -1
        self.set_cut(replace(self._cut, method=methods[(at + 1) % len(methods)]))

    def set_island_px(self, island_px: int) -> None:
        if island_px != self.island_px:
            self._settings.island_px = island_px
            self.island_changed.emit(island_px)
