"""Table of the window's actions; menus, tool bar, panels, shortcuts and effort are made from it.

A new action is a row here and an entry in `gui.commands`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcutEvent
from PySide6.QtWidgets import QWidget

from engine.edit.operation import Operation
from gui.tools import TOOLS


@dataclass(frozen=True, slots=True)
class WindowState:
    """State of a window that decides which actions can be used."""

    has_project: bool = False
    can_edit: bool = False
    has_image: bool = False
    can_undo: bool = False
    can_redo: bool = False
    is_learning: bool = False
    has_model: bool = False


class When(Enum):
    """The condition under which an action can be used."""

    ALWAYS = auto()
    PROJECT = auto()
    EDITABLE_PROJECT = auto()
    IMAGE = auto()
    EDITABLE_IMAGE = auto()
    UNDO = auto()
    REDO = auto()
    CAN_LEARN = auto()
    LEARNING = auto()
    MODEL = auto()


def availability(state: WindowState) -> dict[When, bool]:
    """Whether actions with each condition can be used in this state."""
    editable = state.has_project and state.can_edit
    return {
        When.ALWAYS: True,
        When.PROJECT: state.has_project,
        When.EDITABLE_PROJECT: editable,
        When.IMAGE: state.has_image,
        When.EDITABLE_IMAGE: editable and state.has_image,
        When.UNDO: editable and state.can_undo,
        When.REDO: editable and state.can_redo,
        When.CAN_LEARN: editable and not state.is_learning,
        When.LEARNING: editable and state.is_learning,
        When.MODEL: state.has_image and state.has_model,
    }


class EffortScope(Enum):
    """Part of the project that the effort of an action belongs to."""

    NONE = auto()
    IMAGE = auto()
    CLASS = auto()


MENUS: Final = {
    "File": EffortScope.NONE,
    "Edit": EffortScope.IMAGE,
    "Image": EffortScope.IMAGE,
    "Mask": EffortScope.CLASS,
    "Tools": EffortScope.CLASS,
    "View": EffortScope.IMAGE,
    "Learning": EffortScope.NONE,
    "Help": EffortScope.NONE,
}
"""Menus in their order, each with the scope of the effort of its actions."""
CLASSES_MENU: Final = "Classes"
"""Name for the keys of classes, which no menu shows."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """Row of the table of actions.

    Args:
        keys: the first is what menus show.
        icon: empty for none.
        checkable: its command is a `Toggle`.
        starts_group: a line in the menu above it.
        held: a key that the canvas itself watches while it is down.
        short: text of a button, where `text` is too long.
        is_work: False for going elsewhere and for arranging the window, which is no work on the image.
        repeats: False where a held key must not go on: Enter must not accept a hundred images.
        operation: what it does to the region of the class in hand.
        tool: id of the drawing tool that it takes.
        class_id: class that it draws with from then on.
    """

    id: str
    menu: str
    text: str
    keys: tuple[str, ...]
    icon: str
    tip: str
    when: When = When.ALWAYS
    checkable: bool = False
    starts_group: bool = False
    held: bool = False
    short: str = ""
    is_work: bool = True
    repeats: bool = True
    operation: Operation | None = None
    tool: str = ""
    class_id: int | None = None

    @property
    def effort_scope(self) -> EffortScope:
        """Part of the project that the effort of this action belongs to."""
        if not self.is_work:
            return EffortScope.NONE
        return EffortScope.CLASS if self.menu == CLASSES_MENU else MENUS[self.menu]


_A = ActionSpec
_TOOL_TITLES: Final = [tool.title.lower() for tool in TOOLS]
_TOOL_NAMES: Final = f"{', '.join(_TOOL_TITLES[:-1])} or {_TOOL_TITLES[-1]}"
_W = When

ACTIONS: Final[tuple[ActionSpec, ...]] = (
    _A("new_project", "File", "New project…", ("Ctrl+N",), "mdi6.folder-plus-outline",
       "Make a project from a folder of images"),
    _A("open_folder", "File", "Open folder of images…", ("Ctrl+Shift+O",), "mdi6.folder-image",
       "Start labelling the images of a folder at once"),
    _A("open_project", "File", "Open project…", ("Ctrl+O",), "mdi6.folder-open-outline",
       "Open a project that was made before"),
    _A("open_demo", "File", "Open the demo", ("Ctrl+Shift+D",), "mdi6.flask-outline",
       "Try everything on a small ready-made project"),
    _A("add_images", "File", "Add images…", ("Ctrl+I",), "mdi6.image-plus-outline",
       "Add another folder of images to this project", _W.EDITABLE_PROJECT, starts_group=True),
    _A("relink_images", "File", "Where are my images now?…", ("Ctrl+Shift+W",), "mdi6.folder-search-outline",
       "Find the images again that were moved to another folder", _W.EDITABLE_PROJECT),
    _A("import_masks", "File", "Import masks…", ("Ctrl+Shift+I",), "mdi6.import",
       "Take over masks that exist already, matched by file name", _W.EDITABLE_PROJECT),
    _A("export", "File", "Export masks…", ("Ctrl+E",), "mdi6.export-variant",
       "Write images, masks and classes to a folder", _W.PROJECT),
    _A("close_project", "File", "Close project", ("Ctrl+W",), "mdi6.folder-remove-outline",
       "Back to the welcome page; everything is saved already", _W.PROJECT, starts_group=True),
    _A("quit", "File", "Quit", ("Ctrl+Q",), "mdi6.exit-to-app",
       "Close the window; everything is saved already"),

    _A("undo", "Edit", "Undo", ("Ctrl+Z",), "mdi6.undo",
       "Take back the last change of this image", _W.UNDO),
    _A("redo", "Edit", "Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "mdi6.redo",
       "Do again what was undone", _W.REDO),
    _A("take_back", "Edit", "Take back the cut or stroke", ("Esc",), "mdi6.close-circle-outline",
       "Drop the stroke in progress, or the cut that is shown but not applied", _W.EDITABLE_IMAGE,
       starts_group=True),
    _A("clear_image", "Edit", "Clear this image", ("Ctrl+Backspace",), "mdi6.eraser-variant",
       "Remove every label and scribble of this image (can be undone)", _W.EDITABLE_IMAGE, repeats=False),

    _A("confirm", "Image", "Apply the cut, or accept the image", ("Return", "Enter"), "mdi6.check",
       "Apply the cut in sight; else accept the image, open the next",
       _W.EDITABLE_IMAGE, repeats=False),
    _A("apply_accept_next", "Image", "Apply, accept, next", ("Ctrl+Return", "Ctrl+Enter"),
       "mdi6.check-all", "Apply the cut, accept the image and open the next one",
       _W.EDITABLE_IMAGE, repeats=False),
    _A("skip_image", "Image", "Skip this image", ("K",), "mdi6.skip-next-outline",
       "Mark the image as not worth labelling and go to the next",
       _W.EDITABLE_IMAGE, short="Skip", repeats=False),
    _A("previous_image", "Image", "Previous image", ("Left", "A"), "mdi6.chevron-left",
       "Open the image above in the list", _W.PROJECT, starts_group=True, is_work=False),
    _A("next_image", "Image", "Next image", ("Right", "D"), "mdi6.chevron-right",
       "Open the image below in the list", _W.PROJECT, is_work=False),
    _A("next_to_label", "Image", "Next to label", ("G",), "mdi6.arrow-right-circle-outline",
       "Open the image that comes next by the order chosen above the list", _W.EDITABLE_PROJECT),
    _A("queue_order", "Image", "Next by another order", ("Shift+G",), "mdi6.sort",
       "In order, most uncertain, most different, or least effort first", _W.EDITABLE_PROJECT),
    _A("queue_list", "Image", "List what to label next", ("Ctrl+G",), "mdi6.sort-variant",
       "List the images in the chosen order, each with its reason", _W.EDITABLE_PROJECT, checkable=True),
    _A("predict_now", "Image", "Predict this image", ("P",), "mdi6.creation-outline",
       "Let the current model label this image again", _W.MODEL, starts_group=True),
    _A("put_aside", "Image", "Put the prediction aside", ("Shift+P",), "mdi6.eye-off-outline",
       "Work as if there were no prediction; the same key, or P, brings it back",
       _W.MODEL, checkable=True, repeats=False),
    _A("next_spot", "Image", "Jump to the most doubtful spot", ("J",), "mdi6.crosshairs-question",
       "Show the place where the model is least sure; again for the next one", _W.MODEL),

    _A("find_similar", "Image", "Find similar images", ("Ctrl+Shift+F",), "mdi6.image-search-outline",
       "List the images that are most like this one", _W.IMAGE, starts_group=True, is_work=False),
    _A("all_images", "Image", "Show all images again", ("Ctrl+B",), "mdi6.format-list-bulleted",
       "End the list of similar images, and any search", _W.PROJECT, is_work=False),
    _A("image_map", "Image", "Map of the images…", ("Ctrl+Shift+M",), "mdi6.map-outline",
       "See all images laid out by likeness; a click opens one", _W.PROJECT, is_work=False),
    _A("open_diverse", "Image", "Label a diverse image next", ("Ctrl+D",), "mdi6.star-four-points-outline",
       "Open the image that is least like all labelled ones", _W.EDITABLE_PROJECT, is_work=False),

    _A("mask_smooth", "Mask", "Smooth the boundary", ("M",), "mdi6.vector-curve",
       "Take spikes and notches off the class that you draw with",
       _W.EDITABLE_IMAGE, operation=Operation.SMOOTH),
    _A("mask_fill_holes", "Mask", "Fill holes", ("H",), "mdi6.format-color-fill",
       "Give the class that you draw with all that it encloses",
       _W.EDITABLE_IMAGE, operation=Operation.FILL_HOLES),
    _A("mask_remove_islands", "Mask", "Remove islands", ("I",), "mdi6.broom",
       "Remove pieces of the class that you draw with that are smaller than the size in the panel",
       _W.EDITABLE_IMAGE, operation=Operation.REMOVE_ISLANDS),
    _A("mask_shrink", "Mask", "Shrink by a pixel", ("-",), "mdi6.arrow-collapse-all",
       "Take one pixel off the class that you draw with, all around",
       _W.EDITABLE_IMAGE, operation=Operation.SHRINK),
    _A("mask_grow", "Mask", "Grow by a pixel", ("+", "="), "mdi6.arrow-expand-all",
       "Add one pixel to the class that you draw with, all around",
       _W.EDITABLE_IMAGE, operation=Operation.GROW),
    _A("cut_method", "Mask", "Next way to cut", ("V",), "mdi6.content-cut",
       "Cut in the next of the ways in the panel; the cut in sight is made anew", _W.EDITABLE_IMAGE,
       starts_group=True),

    *(
        _A(tool.action_id, "Tools", tool.title, (tool.key,), tool.icon, tool.tip, _W.IMAGE,
           checkable=True, tool=tool.id)
        for tool in TOOLS
    ),
    _A("pan", "Tools", "Move the image (hold)", ("Space",), "mdi6.hand-back-right-outline",
       "Hold the key and drag; dragging with the middle button does the same", _W.IMAGE, held=True),
    _A("size_smaller", "Tools", "Smaller brush", ("[",), "mdi6.minus-circle-outline",
       f"Make the {_TOOL_NAMES} thinner", _W.IMAGE, starts_group=True),
    _A("size_larger", "Tools", "Larger brush", ("]",), "mdi6.plus-circle-outline",
       f"Make the {_TOOL_NAMES} thicker", _W.IMAGE),
    *(
        _A(f"class_{n}", CLASSES_MENU, f"Class {n}", (str(n),), "", f"Draw with class {n}", _W.IMAGE,
           class_id=n)
        for n in range(10)
    ),
    _A("class_previous", "Tools", "Class above", ("PgUp",), "mdi6.arrow-up",
       "Draw with the class above in the list", _W.IMAGE, starts_group=True),
    _A("class_next", "Tools", "Class below", ("PgDown",), "mdi6.arrow-down",
       "Draw with the class below in the list", _W.IMAGE),
    _A("add_class", "Tools", "Add class", ("Ctrl+Shift+N",), "mdi6.plus",
       "Add a class to this project", _W.EDITABLE_PROJECT),

    _A("fit", "View", "Fit image", ("F",), "mdi6.fit-to-page-outline",
       "Show the whole image", _W.IMAGE, short="Fit"),
    _A("one_to_one", "View", "1:1 pixels", ("Ctrl+1",), "mdi6.numeric-1-box-outline",
       "One image pixel on one screen pixel", _W.IMAGE, short="1:1"),
    _A("zoom_in", "View", "Zoom in", ("Ctrl++", "Ctrl+="), "mdi6.magnify-plus-outline",
       "Show the image larger", _W.IMAGE),
    _A("zoom_out", "View", "Zoom out", ("Ctrl+-",), "mdi6.magnify-minus-outline",
       "Show the image smaller", _W.IMAGE),
    _A("overlay", "View", "Overlay", ("O",), "mdi6.layers-outline",
       "Show the mask filled, as outlines, or not at all", _W.IMAGE, starts_group=True, repeats=False),
    _A("uncertainty", "View", "Uncertainty", ("U",), "mdi6.weather-fog",
       "Show where the model is unsure", _W.IMAGE, checkable=True, repeats=False),
    _A("instances", "View", "Instances", ("N",), "mdi6.numeric",
       "Show every single object in its own colour with its number", _W.IMAGE, checkable=True, repeats=False),
    _A("instance_settings", "View", "How instances are told apart…", ("Shift+N",), "mdi6.tune-variant",
       "Choose where one object ends and the next begins", _W.IMAGE),
    _A("opacity_less", "View", "Fainter mask", (",",), "mdi6.opacity",
       "Make the mask more transparent", _W.IMAGE),
    _A("opacity_more", "View", "Stronger mask", (".",), "mdi6.circle-half-full",
       "Make the mask less transparent", _W.IMAGE),
    _A("effort", "View", "Effort…", ("Ctrl+Shift+E",), "mdi6.timer-outline",
       "See what each image has cost you, and whether it becomes less",
       _W.PROJECT, starts_group=True, is_work=False),
    _A("panels", "View", "Show the panels", ("Tab",), "mdi6.dock-window",
       "Show or hide both side panels",
       _W.PROJECT, checkable=True, starts_group=True, repeats=False, is_work=False),
    _A("full_screen", "View", "Full screen", ("F11",), "mdi6.fullscreen",
       "Use the whole screen", checkable=True, is_work=False),
    _A("find_image", "View", "Find an image", ("Ctrl+F",), "mdi6.magnify",
       "Type a part of an image's name", _W.PROJECT, is_work=False),
    _A("theme_next", "View", "Dark or light", ("Ctrl+Shift+L",), "mdi6.theme-light-dark",
       "Switch between dark, light, and what the system uses", is_work=False),

    _A("ready_model", "Learning", "Use a ready model…", ("Ctrl+R",), "mdi6.package-down",
       "Predict people, animals, vehicles and furniture before labelling anything", _W.EDITABLE_PROJECT),
    _A("learn_start", "Learning", "Learn now", ("Ctrl+L",), "mdi6.school-outline",
       "Improve the model from the images that you accepted", _W.CAN_LEARN),
    _A("learn_pause", "Learning", "Pause or go on", ("Ctrl+Shift+P",), "mdi6.pause",
       "Pause learning; the same key goes on", _W.LEARNING),
    _A("stop_work", "Learning", "Stop what runs", ("Ctrl+.",), "mdi6.stop-circle-outline",
       "Stop adding or importing files, else stop learning", _W.EDITABLE_PROJECT),
    _A("learn_cancel", "Learning", "Stop learning", ("Ctrl+Shift+X",), "mdi6.stop",
       "Stop and keep the current model", _W.LEARNING),
    _A("pretrain", "Learning", "Learn from unlabelled images…", ("Ctrl+U",), "mdi6.image-multiple-outline",
       "Let the network get used to your images before the first label", _W.EDITABLE_PROJECT,
       starts_group=True),
    _A("learn_auto", "Learning", "Learn by itself", ("Ctrl+Shift+A",), "mdi6.auto-mode",
       "Learn after each accepted image", _W.EDITABLE_PROJECT,
       checkable=True, starts_group=True),

    _A("choose_network", "Learning", "Choose the network…", ("Ctrl+Shift+K",), "mdi6.graph-outline",
       "Which network learns, from what start, and how", _W.EDITABLE_PROJECT, starts_group=True),
    _A("augmentation", "Learning", "How patches are changed…", ("Ctrl+Shift+V",), "mdi6.auto-fix",
       "See and choose how training turns, bends and relights patches of your images", _W.EDITABLE_PROJECT),
    _A("model_card", "Learning", "Model card…", ("Ctrl+Shift+Y",), "mdi6.card-text-outline",
       "What each model of this project learned from, and how good it is", _W.PROJECT),
    _A("look_ahead", "Learning", "Look at images ahead of time", ("Ctrl+Shift+G",),
       "mdi6.eye-arrow-right-outline",
       "Let the model predict the images that are not accepted, one at a time, while nothing else runs",
       _W.EDITABLE_PROJECT, checkable=True),
    _A("careful", "Learning", "Careful prediction", ("Ctrl+Shift+U",), "mdi6.turtle",
       "Average several copies of each image: better, and slower", _W.PROJECT, checkable=True),

    _A("shortcuts", "Help", "Keyboard shortcuts", ("F1", "?"), "mdi6.keyboard-outline",
       "Find any action and its key"),
    _A("past_notices", "Help", "Past messages", ("Ctrl+M",), "mdi6.message-text-clock-outline",
       "Read again what was reported since the start"),
    _A("about", "Help", "About Inkling", ("Shift+F1",), "mdi6.information-outline",
       "Version, licence and the log file"),
)  # fmt: skip


def operation_specs() -> list[ActionSpec]:
    """Rows with an operation, as the panel shows them: the one with a size of its own comes last."""
    rows = [spec for spec in ACTIONS if spec.operation is not None]
    return sorted(rows, key=lambda spec: spec.operation is Operation.REMOVE_ISLANDS)


def spec_of(action_id: str) -> ActionSpec:
    """The row with this id."""
    return next(spec for spec in ACTIONS if spec.id == action_id)


def key_text(key: str) -> str:
    """A key as people of this system write it, e.g. "Ctrl+Z"."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def tooltip(spec: ActionSpec) -> str:
    """Name, what it does, and its key."""
    return f"<b>{spec.text}</b> ({key_text(spec.keys[0])})<br>{spec.tip}"


class ActionSet(QObject):
    """The QActions of one window, by id."""

    used = Signal(str, bool)
    """Id of an action that is about to run, and whether a key started it."""

    def __init__(self, window: QWidget, run: Callable[[str], None]) -> None:
        """`run` is called with the id of the action that the user chose."""
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._is_by_key = False
        for spec in ACTIONS:
            self._actions[spec.id] = self._make(window, spec, run)

    def __getitem__(self, action_id: str) -> QAction:
        return self._actions[action_id]

    def update(self, state: WindowState) -> None:
        """Enable what this state allows."""
        is_available = availability(state)
        for spec in ACTIONS:
            self._actions[spec.id].setEnabled(is_available[spec.when])

    def set_checked(self, action_id: str, checked: bool) -> None:
        self._actions[action_id].setChecked(checked)

    def _make(self, window: QWidget, spec: ActionSpec, run: Callable[[str], None]) -> QAction:
        action = QAction(spec.text, window)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        action.setToolTip(tooltip(spec))
        action.setStatusTip("")
        if spec.short:
            action.setIconText(spec.short)
        if not spec.held:
            action.setShortcuts([QKeySequence(key) for key in spec.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(spec.repeats)
        action.installEventFilter(self)
        action.triggered.connect(lambda _checked=False, name=spec.id: self._use(name, run))
        window.addAction(action)
        return action

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QShortcutEvent):
            self._is_by_key = not event.isAmbiguous()
        return False

    def _use(self, action_id: str, run: Callable[[str], None]) -> None:
        is_by_key, self._is_by_key = self._is_by_key, False
        self.used.emit(action_id, is_by_key)
        run(action_id)
