"""Rows of the menu Sequence: frames of a stack or a video, and masks from one frame to others."""

from __future__ import annotations

from typing import Final

from gui.action_table.spec import ActionSpec, When

_A = ActionSpec
_W = When

SEQUENCE_ROWS: Final[tuple[ActionSpec, ...]] = (
    _A("timeline", "Sequence", "Timeline", ("Ctrl+T",), "mdi6.filmstrip",
       "Show the frames beside the open image under the canvas: click or drag to go through them",
       _W.PROJECT, checkable=True, is_work=False),
    _A("previous_frame", "Sequence", "Previous frame", ("Shift+Left",), "mdi6.skip-previous-outline",
       "Open the image before this one in its folder", _W.IMAGE, starts_group=True, is_work=False),
    _A("next_frame", "Sequence", "Next frame", ("Shift+Right",), "mdi6.skip-next-outline",
       "Open the image after this one in its folder", _W.IMAGE, is_work=False),
    _A("previous_labelled", "Sequence", "Previous labelled frame", ("Ctrl+Left",),
       "mdi6.skip-backward-outline",
       "Open the nearest frame before this one that you labelled", _W.IMAGE, is_work=False),
    _A("next_labelled", "Sequence", "Next labelled frame", ("Ctrl+Right",), "mdi6.skip-forward-outline",
       "Open the nearest frame after this one that you labelled", _W.IMAGE, is_work=False),
    _A("play", "Sequence", "Play", ("Alt+Shift+K",), "mdi6.play-pause",
       "Show frame after frame with its mask; the first key, or a press on the image, stops it",
       _W.IMAGE, checkable=True, is_work=False, repeats=False, starts_group=True),
    _A("play_repeated", "Sequence", "Play again and again", ("Alt+Shift+R",), "mdi6.repeat",
       "After the last frame, play goes on with the first one", _W.PROJECT, checkable=True, is_work=False,
       repeats=False),
    _A("onion_skin", "Sequence", "Onion skin", ("Alt+Shift+O",), "mdi6.circle-multiple-outline",
       "Draw the outlines of the previous frame's mask over this one", _W.IMAGE, checkable=True,
       repeats=False, starts_group=True),
    _A("from_previous_frame", "Sequence", "Mask from the previous frame", ("Alt+Right",),
       "mdi6.arrow-right-bold-box-outline",
       "Fill what is unlabelled here with the previous frame's mask, moved as the picture moved",
       _W.EDITABLE_IMAGE, starts_group=True, repeats=False),
    _A("from_next_frame", "Sequence", "Mask from the next frame", ("Alt+Left",),
       "mdi6.arrow-left-bold-box-outline",
       "Fill what is unlabelled here with the next frame's mask, moved as the picture moved",
       _W.EDITABLE_IMAGE, repeats=False),
    _A("copy_previous", "Sequence", "Copy the previous frame's mask", ("Ctrl+Alt+C",),
       "mdi6.content-duplicate",
       "Fill what is unlabelled here with the previous frame's mask, as it lies",
       _W.EDITABLE_IMAGE, repeats=False),
    _A("interpolate", "Sequence", "Interpolate between labelled frames", ("Alt+Shift+I",), "mdi6.vector-line",
       "Fill all frames between the labelled ones around this one, if they show one scene; one step to undo",
       _W.EDITABLE_IMAGE, starts_group=True, repeats=False),
    _A("propagate_on", "Sequence", "Propagate to the next frames", ("Alt+Shift+Right",),
       "mdi6.fast-forward-outline",
       "Carry this mask on frame by frame, to a labelled one, another scene or the number in the timeline",
       _W.EDITABLE_IMAGE, repeats=False),
    _A("propagate_back", "Sequence", "Propagate to the previous frames", ("Alt+Shift+Left",),
       "mdi6.rewind-outline",
       "Carry this mask back frame by frame, to a labelled one, another scene or the number in the timeline",
       _W.EDITABLE_IMAGE, repeats=False),
    _A("frame_prediction", "Sequence", "Prediction where motion is unclear", ("Alt+Shift+P",),
       "mdi6.creation-outline",
       "Where content comes into view, propagating takes the model's prediction instead of nothing",
       _W.EDITABLE_PROJECT, checkable=True, is_work=False, repeats=False),
)  # fmt: skip
