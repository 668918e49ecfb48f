"""Rows of the menu Tools: drawing tools and their size."""

from __future__ import annotations

from typing import Final

from gui.action_table.spec import ActionSpec, When
from gui.tools import TOOLS

_A = ActionSpec
_W = When

TOOLS_ROWS: Final[tuple[ActionSpec, ...]] = (
    *(
        _A(tool.action_id, "Tools", tool.title, (tool.key,) * bool(tool.key), tool.icon, tool.tip, _W.IMAGE,
           checkable=True, tool=tool.id, repeats=False)
        for tool in TOOLS
    ),
    _A("pan", "Tools", "Move the image (hold)", ("Space",), "mdi6.hand-back-right-outline",
       "Hold the key and drag; dragging with the middle button does the same", _W.IMAGE, held=True),
    _A("size_smaller", "Tools", "Smaller brush", ("[",), "mdi6.minus-circle-outline",
       "Make what the tool in hand draws thinner", _W.IMAGE, starts_group=True),
    _A("size_larger", "Tools", "Larger brush", ("]",), "mdi6.plus-circle-outline",
       "Make what the tool in hand draws thicker", _W.IMAGE),
    _A("paint_over", "Tools", "Paint over all, unlabelled or one class", ("Shift+B",),
       "mdi6.layers-edit", "Change only what is unlabelled; again: the class under the pointer; again: all",
       _W.IMAGE, short="Paint over"),
    _A("pointer_by_keys", "Tools", "Pointer by keys", ("F3",), "mdi6.cursor-move",
       "Arrow keys move the pointer, with Shift farther, and Space is the left button while it is down",
       _W.IMAGE, checkable=True, starts_group=True, repeats=False, is_work=False),
    _A("hold_button", "Tools", "Keep the button down", ("Ins",), "mdi6.gesture-tap-hold",
       "Press the left button where the pointer is, and keep it down until this key comes again",
       _W.EDITABLE_IMAGE, repeats=False),
    _A("right_button", "Tools", "Click with the right button", ("Shift+Ins",), "mdi6.mouse",
       "Click with the right button where the pointer is, without the mouse", _W.EDITABLE_IMAGE),
)  # fmt: skip
