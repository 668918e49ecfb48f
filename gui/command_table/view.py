"""Commands of the menu View."""

from __future__ import annotations

from typing import Final

from gui.command_table.group import Command, CommandGroup, Toggle, toggle_choice
from gui.language.texts import marked, tr
from gui.links.window_wide.canvas_only import CanvasOnly
from gui.modes import ThemeChoice, following
from gui.tool_state import flip

_COLOURS: Final = {
    ThemeChoice.SYSTEM: marked("Colours: as the system has them."),
    ThemeChoice.DARK: marked("Colours: dark."),
    ThemeChoice.LIGHT: marked("Colours: light."),
}

_QUARTER: Final = 90
_TILT: Final = 15
"""Degrees that the view is turned by."""


class ViewCommands(CommandGroup):
    """Commands of the menu View."""

    def commands(self) -> dict[str, Command]:
        tools, canvas, dialogs = self._parts.tools, self._parts.canvas, self._dialogs
        frame, workspace = self._parts.frame, self._parts.workspace
        self._canvas_only = CanvasOnly(self._parts)
        return {
            "fit": canvas.fit,
            "one_to_one": lambda: canvas.zoom_to(1.0),
            "zoom_in": lambda: canvas.zoom_by(1.25),
            "zoom_out": lambda: canvas.zoom_by(0.8),
            "zoom_object": self._parts.canvas_link.pointed_object.zoom,
            "view_previous": canvas.previous_view,
            "view_next": canvas.next_view,
            "view_turn_left": lambda: canvas.turn_by(-_QUARTER),
            "view_turn_right": lambda: canvas.turn_by(_QUARTER),
            "view_tilt_left": lambda: canvas.turn_by(-_TILT),
            "view_tilt_right": lambda: canvas.turn_by(_TILT),
            "view_mirror_across": canvas.mirror_across,
            "view_mirror_down": canvas.mirror_down,
            "view_straight": canvas.straighten,
            "navigator": toggle_choice(tools.is_navigator_shown),
            "overlay": tools.next_overlay,
            "uncertainty": Toggle(self._toggle_uncertainty, lambda: tools.is_uncertainty_shown.value),
            "instances": toggle_choice(tools.are_instances_shown),
            "instance_settings": dialogs.instance_settings,
            "opacity_less": lambda: tools.step_opacity(-1),
            "opacity_more": lambda: tools.step_opacity(1),
            "effort": dialogs.effort,
            "statistics": dialogs.statistics,
            "panels": Toggle(self._toggle_panels, lambda: workspace.are_panels_shown),
            **{f"panel_{name}": self._dock(name) for name in workspace.docks},
            "reset_layout": self._reset_layout,
            "canvas_only": Toggle(self._canvas_only.toggle, lambda: self._canvas_only.is_on),
            "full_screen": Toggle(self._toggle_full_screen, frame.isFullScreen),
            "find_image": self._find_image,
            "theme_next": self._theme_next,
        }

    def _toggle_uncertainty(self) -> None:
        shown, session = self._parts.tools.is_uncertainty_shown, self._parts.controller.session
        flip(shown)
        if shown.value and session is not None and session.current_model is None:
            self._say(tr("There is no model yet. Accept images, and one learns from them."))

    def _toggle_panels(self) -> None:
        workspace = self._parts.workspace
        workspace.show_panels(not workspace.are_panels_shown)
        workspace.canvas.setFocus()

    def _dock(self, name: str) -> Toggle:
        workspace = self._parts.workspace
        return Toggle(
            lambda: workspace.open_dock(name, not workspace.is_dock_shown(name)),
            lambda: workspace.is_dock_shown(name),
        )

    def _reset_layout(self) -> None:
        self._parts.workspace.reset_layout()
        self._say(tr("The panels are in their usual places."))

    def _toggle_full_screen(self) -> None:
        frame = self._parts.frame
        if frame.isFullScreen():
            frame.showNormal()
        else:
            frame.showFullScreen()

    def _find_image(self) -> None:
        workspace = self._parts.workspace
        workspace.show_list()
        workspace.images.focus_search()

    def _theme_next(self) -> None:
        theme = self._parts.theme
        theme.choose(following(theme.choice))
        self._parts.settings.theme = theme.choice
        self._say(tr(_COLOURS[theme.choice]))
