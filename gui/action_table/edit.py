"""Rows of the menu Edit."""

from __future__ import annotations

from typing import Final

from gui.action_table.spec import ActionSpec, When

_A = ActionSpec
_W = When

EDIT_ROWS: Final[tuple[ActionSpec, ...]] = (
    _A("undo", "Edit", "Undo", ("Ctrl+Z",), "mdi6.undo",
       "Take back the last change of this image", _W.UNDO),
    _A("redo", "Edit", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "mdi6.redo",
       "Do again what was undone", _W.REDO),
    _A("take_back", "Edit", "Take back the stroke, cut or scribbles", ("Esc",), "mdi6.close-circle-outline",
       "One thing at a time: the stroke in progress, the cut that is not applied, then its scribbles",
       _W.EDITABLE_IMAGE, starts_group=True),
    _A("clear_image", "Edit", "Clear this image", ("Ctrl+Backspace",), "mdi6.eraser-variant",
       "Remove every label and scribble of this image (can be undone)", _W.EDITABLE_IMAGE, repeats=False),
    _A("preferences", "Edit", "Preferences…", ("Ctrl+,",), "mdi6.cog-outline",
       "All settings in one place, with a search: colours, mask, cut, model, safety copies, keys",
       starts_group=True, is_work=False),
)  # fmt: skip
