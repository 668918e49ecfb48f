"""Commands of the menu Display."""

from __future__ import annotations

from functools import partial
from typing import Final

from gui.command_table.group import Command, CommandGroup, Toggle, toggle_choice
from gui.modes import LabelLayer

_STEP: Final = 5


class DisplayCommands(CommandGroup):
    """Commands of the menu Display."""

    def commands(self) -> dict[str, Command]:
        tools, link = self._parts.tools, self._parts.display_link
        return {
            "adjust_panel": toggle_choice(tools.is_adjustment_shown),
            "adjust_automatic": link.adjust_automatically,
            "adjust_reset": link.reset,
            "adjust_own": Toggle(lambda: link.set_own(not link.is_own), lambda: link.is_own),
            "brighter": lambda: link.step(brightness=_STEP),
            "darker": lambda: link.step(brightness=-_STEP),
            "contrast_more": lambda: link.step(contrast=_STEP),
            "contrast_less": lambda: link.step(contrast=-_STEP),
            "show_red": self._switch("red"),
            "show_green": self._switch("green"),
            "show_blue": self._switch("blue"),
            "show_grey": self._switch("grey"),
            "invert_picture": self._switch("is_inverted"),
            "layer_prediction": self._layer(LabelLayer.PREDICTION),
            "layer_difference": self._layer(LabelLayer.DIFFERENCE),
            "compare_split": toggle_choice(tools.is_split),
            "compare_side": tools.next_split_side,
            "scale_bar": toggle_choice(tools.is_scale_bar_shown),
            "rulers": toggle_choice(tools.are_rulers_shown),
            "pixel_grid": toggle_choice(tools.is_grid_shown),
            "crosshair": toggle_choice(tools.is_crosshair_shown),
        }

    def _switch(self, name: str) -> Toggle:
        return Toggle(partial(self._flip, name), partial(self._is_on, name))

    def _layer(self, layer: LabelLayer) -> Toggle:
        choice = self._parts.tools.layer

        def flip_layer() -> None:
            choice.set(LabelLayer.MASK if choice.value is layer else layer)

        return Toggle(flip_layer, lambda: choice.value is layer)

    def _is_on(self, name: str) -> bool:
        return bool(getattr(self._parts.display_link.adjustment, name))

    def _flip(self, name: str) -> None:
        link = self._parts.display_link
        link.set(link.adjustment.flipped(name))
