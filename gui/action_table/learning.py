"""Rows of the menu Learning."""

from __future__ import annotations

from typing import Final

from gui.action_table.spec import ActionSpec, When

_A = ActionSpec
_W = When

LEARNING_ROWS: Final[tuple[ActionSpec, ...]] = (
    _A("ready_model", "Learning", "Use a ready model…", ("Ctrl+R",), "mdi6.package-down",
       "Predict people, animals, vehicles and furniture before labelling anything", _W.EDITABLE_PROJECT),
    _A("learn_start", "Learning", "Learn now", ("Ctrl+L",), "mdi6.school-outline",
       "Improve the model from the images that you accepted", _W.CAN_LEARN),
    _A("learn_pause", "Learning", "Pause or resume learning", ("Ctrl+Shift+P",), "mdi6.pause",
       "Pause learning; the same key resumes it", _W.LEARNING),
    _A("stop_work", "Learning", "Stop what runs", ("Ctrl+.",), "mdi6.stop-circle-outline",
       "Stop adding or importing files; if none are, stop learning", _W.EDITABLE_PROJECT),
    _A("learn_cancel", "Learning", "Stop learning", ("Ctrl+Shift+X",), "mdi6.stop",
       "Stop and keep the current model", _W.LEARNING),
    _A("pretrain", "Learning", "Learn from unlabelled images…", ("Ctrl+U",), "mdi6.image-multiple-outline",
       "Let the network get used to your images before the first label", _W.EDITABLE_PROJECT,
       starts_group=True),
    _A("learn_auto", "Learning", "Learn automatically", ("Ctrl+Shift+A",), "mdi6.auto-mode",
       "Learn after each image that you accept", _W.EDITABLE_PROJECT,
       checkable=True, starts_group=True),
    _A("choose_network", "Learning", "Choose the network…", ("Ctrl+Shift+K",), "mdi6.graph-outline",
       "Which network learns, from what start, and how", _W.EDITABLE_PROJECT, starts_group=True),
    _A("augmentation", "Learning", "Augmentation: how images are varied…", ("Ctrl+Shift+V",), "mdi6.auto-fix",
       "See and choose how learning turns, bends and relights your images, so that few of them teach more",
       _W.EDITABLE_PROJECT),
    _A("model_card", "Learning", "Model card…", ("Ctrl+Shift+Y",), "mdi6.card-text-outline",
       "What each model of this project learned from, and how good it is", _W.PROJECT),
    _A("look_ahead", "Learning", "Predict images in the background", ("Ctrl+Shift+G",),
       "mdi6.eye-arrow-right-outline",
       "Let the model predict the images that are not accepted, one at a time, while nothing else runs",
       _W.EDITABLE_PROJECT, checkable=True),
    _A("careful", "Learning", "More exact prediction", ("Ctrl+Shift+U",), "mdi6.turtle",
       "Average the predictions of twelve copies of each image: better, 12 × slower",
       _W.PROJECT, checkable=True),
)  # fmt: skip
