"""Rows of the menu Mask."""

from __future__ import annotations

from typing import Final

from engine.edit.operation import Operation
from gui.action_table.spec import ActionSpec, When

_A = ActionSpec
_W = When

MASK_ROWS: Final[tuple[ActionSpec, ...]] = (
    _A("mask_smooth", "Mask", "Smooth the boundary", ("M",), "mdi6.vector-curve",
       "Take spikes and notches off the class that you draw with",
       _W.EDITABLE_IMAGE, operation=Operation.SMOOTH),
    _A("mask_fill_holes", "Mask", "Fill holes", ("H",), "mdi6.format-color-fill",
       "Give the class that you draw with all that it encloses",
       _W.EDITABLE_IMAGE, operation=Operation.FILL_HOLES),
    _A("mask_remove_islands", "Mask", "Remove islands", ("I",), "mdi6.broom",
       "Remove pieces of the class that you draw with that are smaller than the size in the card Cut",
       _W.EDITABLE_IMAGE, operation=Operation.REMOVE_ISLANDS),
    _A("mask_shrink", "Mask", "Shrink by a pixel", ("-",), "mdi6.arrow-collapse-all",
       "Take one pixel off the class that you draw with, all around",
       _W.EDITABLE_IMAGE, operation=Operation.SHRINK),
    _A("mask_grow", "Mask", "Grow by a pixel", ("+", "="), "mdi6.arrow-expand-all",
       "Add one pixel to the class that you draw with, all around",
       _W.EDITABLE_IMAGE, operation=Operation.GROW),
    _A("mask_thin", "Mask", "Thin the lines", ("Alt+Shift+L",), "mdi6.arrow-collapse-horizontal",
       "Make lines of the class that you draw with as narrow as the image shows them; none breaks",
       _W.EDITABLE_IMAGE, operation=Operation.THIN),
    _A("mask_fit", "Mask", "Fit to the edges", ("Alt+Shift+B",), "mdi6.vector-square-edit",
       "Move the boundary of the class that you draw with by up to three pixels, to an edge of the image",
       _W.EDITABLE_IMAGE, operation=Operation.FIT),
    _A("mask_fill_rest", "Mask", "The rest is this class", ("Shift+X",), "mdi6.format-color-highlight",
       "Give every unlabelled pixel of the image to the class that you draw with, most often the background",
       _W.EDITABLE_IMAGE, operation=Operation.FILL_REST),
    _A("delete_object", "Mask", "Delete the object", ("Ctrl+Del",), "mdi6.selection-remove",
       "Make the object under the pointer background, also where it is only predicted", _W.EDITABLE_IMAGE),
    _A("copy_object", "Mask", "Copy the object", ("Ctrl+C",), "mdi6.content-copy",
       "Remember the object under the pointer, to be pasted here or in another image", _W.IMAGE),
    _A("paste_object", "Mask", "Paste the object", ("Ctrl+V",), "mdi6.content-paste",
       "Paint the copied object with its middle under the pointer", _W.EDITABLE_IMAGE),
    _A("paste_in_place", "Mask", "Paste the object where it was", ("Ctrl+Shift+B",),
       "mdi6.clipboard-check-outline",
       "Paint the copied object at the place that it had in its own image", _W.EDITABLE_IMAGE),
    _A("cut_method", "Mask", "Cut in another way", ("V",), "mdi6.content-cut",
       "Take the next way in the list of the card Cut; the cut in sight is made anew", _W.EDITABLE_IMAGE,
       starts_group=True),
)  # fmt: skip
