"""Sentences for actions that could do nothing: a key without an answer looks like a broken program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from engine.session.state import READ_ONLY
from gui import plain_text
from gui.actions import ActionSpec, When, WindowState
from gui.language.sentences import sentence
from gui.language.texts import marked, tr
from gui.panels.learning import is_active

if TYPE_CHECKING:
    from engine.session import Session
    from gui.links.project_links import ProjectLinks
    from gui.parts import WindowParts

_ANSWERS_LATER: Final = frozenset(
    {
        "quit",
        "full_screen",
        "find_image",
        "effort",
        "adjust_automatic",
        "zoom_object",
        "delete_object",
        "copy_object",
        "paste_object",
        "paste_in_place",
        "past_notices",
        "about",
        "shortcuts",
        "backup_now",
        "hold_button",
        "right_button",
    }
)
"""Actions whose effect lies outside what `sight_of` compares, or comes later."""

_DECISIONS: Final = frozenset({"apply_cut", "accept_image", "clear_image"})

_REASONS: Final = {
    "undo": marked("There is nothing to undo."),
    "redo": marked("There is nothing to redo."),
    "take_back": marked("There is nothing to take back: no stroke in progress, no scribbles without a cut."),
    "clear_image": marked("This image has no labels and no scribbles."),
    "predict_now": marked("The prediction of the current model is in sight already."),
    "next_spot": marked("There is no doubtful spot in this image."),
    "all_images": marked("All images are listed already."),
    "size_smaller": marked("The tool cannot be thinner."),
    "size_larger": marked("The tool cannot be thicker."),
    "class_previous": marked("This is the first class of the list."),
    "class_next": marked("This is the last class of the list."),
    "show_classes": marked("No class is hidden."),
    "distinct_colors": marked("The colours are easy to tell apart already."),
    "class_up": marked("The class is the first of the list already."),
    "class_down": marked("The class is the last of the list already."),
    "fold_group": marked("This class is in no group. Classes > Put the class in a group makes one."),
    "rename_class": marked("There is no class to rename."),
    "fit": marked("The whole image is in sight already."),
    "one_to_one": marked("One image pixel is one screen pixel already."),
    "zoom_in": marked("The image cannot be shown larger."),
    "zoom_out": marked("The image cannot be shown smaller."),
    "adjust_reset": marked("The picture is shown as it is in its file already."),
    "brighter": marked("The picture cannot be brighter."),
    "darker": marked("The picture cannot be darker."),
    "contrast_more": marked("The picture cannot have more contrast."),
    "contrast_less": marked("The picture cannot have less contrast."),
    "view_previous": marked("There is no earlier view of this image."),
    "view_next": marked("There is no later view of this image."),
    "view_straight": marked("The image is shown as it is already: neither turned nor mirrored."),
    "opacity_less": marked("The mask cannot be fainter."),
    "opacity_more": marked("The mask cannot be stronger."),
    "tour": marked("The tour is open: its card says what comes next."),
    "stop_work": marked("Nothing runs that could be stopped."),
    "learn_cancel": marked("No learning runs that could be stopped."),
    "learn_pause": marked("No learning runs that could be paused."),
}


_OF_IMAGES: Final = frozenset({When.IMAGE, When.EDITABLE_IMAGE, When.MODEL})
_OF_EDITORS: Final = frozenset(
    {When.EDITABLE_PROJECT, When.EDITABLE_IMAGE, When.UNDO, When.REDO, When.CAN_LEARN, When.LEARNING}
)
_STOPS: Final = frozenset({"stop_work", "learn_cancel"})
_UNAVAILABLE: Final = {
    When.CAN_LEARN: marked("A network is learning already."),
    When.MODEL: marked("There is no model yet. Accept images, and one learns from them."),
}


def sight_of(parts: WindowParts, links: ProjectLinks) -> tuple[Any, ...]:
    """What an action can change in the window, to be compared with what it is after it."""
    tools, workspace, session = parts.tools, parts.workspace, parts.controller.session
    choices = (tools.tool, tools.class_id, tools.radius_px, tools.opacity.value, tools.overlay.value)
    shown = (tools.is_uncertainty_shown.value, tools.are_instances_shown.value, tools.careful.value)
    picture = (
        tools.only_over.value,
        parts.display_link.adjustment,
        parts.display_link.is_own,
        tools.is_adjustment_shown.value,
        tools.is_navigator_shown.value,
        tools.layer.value,
        tools.is_split.value,
        tools.split_side.value,
        tools.is_scale_bar_shown.value,
        tools.are_rulers_shown.value,
        tools.is_grid_shown.value,
        tools.is_crosshair_shown.value,
        tools.is_pointer_by_keys.value,
        tools.is_timeline_shown.value,
        tools.is_onion_shown.value,
        tools.is_film_playing.value,
        tools.is_film_repeated.value,
        tools.fills_from_prediction.value,
    )
    places = (workspace.are_panels_shown, workspace.open_docks, workspace.classes.is_naming)
    canvas = (parts.canvas.camera, parts.canvas.has_draft, parts.canvas.draft_text)
    frame = (places, parts.frame.menuBar().isVisible(), parts.theme.choice, canvas, links.tour.step)
    window = (picture, frame, tools.cut.value)
    if session is None or links.session is None:
        return choices, shown, window, len(parts.notices.past), None
    image = session.image
    of_image = None
    if image is not None:
        history, prediction = image.history, image.prediction
        of_image = (image.id, history.position, history.length, id(image.preview), id(prediction))
    filters = (id(links.session.listed), workspace.images.rows.filter)
    of_session = (session.wanted_image_id, session.busy, session.learning_state, session.classes)
    queue = parts.controller.queue
    of_queue = None if queue is None else (queue.order, queue.background.is_on)
    project = session.project
    images = (project.images.revision, project.tags.revision, session.open_prediction.status)
    return choices, shown, window, len(parts.notices.past), of_image, filters, of_session, of_queue, images


def reason_in_hand(spec: ActionSpec, parts: WindowParts) -> str:
    """Sentence for a class or tool that was in hand before, for the status line; empty for any other action.

    Its key is pressed to be sure, many times in an hour: a message over the image would be in the way.
    """
    if spec.class_id is not None and spec.class_id == parts.tools.class_id:
        return tr("You draw with this class already.")
    return tr("You draw with this tool already.") if spec.tool else ""


def reason_for_nothing(spec: ActionSpec, parts: WindowParts) -> str:
    """Sentence for an action that changed nothing; empty where that is no news: a dialog was cancelled."""
    if spec.text.endswith("…") or spec.id in _ANSWERS_LATER:
        return ""
    session = parts.controller.session
    if session is not None and session.busy.waiting and spec.id in _DECISIONS:
        # The status line says that it waits, and for what.
        return ""
    if session is not None and _is_stopping(spec, session):
        return tr("It stops as soon as it can.")
    if spec.class_id is not None:
        return tr("This project has no class {id}.", id=spec.class_id)
    if spec.id in _REASONS:
        return tr(_REASONS[spec.id])
    return tr("{action}: there is nothing to do.", action=tr(spec.text))


def _is_stopping(spec: ActionSpec, session: Session) -> bool:
    """Whether what this action stops hears of it later: once a file is read, or the process has started."""
    learns = is_active(session.learning_state.phase)
    return spec.id in _STOPS and (learns or (spec.id == "stop_work" and session.busy.files is not None))


def reason_unavailable(spec: ActionSpec, state: WindowState) -> str:
    """Sentence for the key of an action that cannot be used in this state."""
    if not state.has_project:
        return tr("{action}: no project is open.", action=tr(spec.text).rstrip("…"))
    if spec.when in _OF_EDITORS and not state.can_edit:
        return sentence(READ_ONLY.summary)
    if spec.when in _OF_IMAGES and not state.has_image and state.opening:
        return tr("{name} is being opened.", name=plain_text.one_line(state.opening))
    if spec.when in _OF_IMAGES and not state.has_image:
        return tr("No image is open. Choose one in the list.")
    if spec.id in _REASONS and spec.when is not When.MODEL:
        return tr(_REASONS[spec.id])
    if spec.when in _UNAVAILABLE:
        return tr(_UNAVAILABLE[spec.when])
    return tr("{action}: not possible now.", action=tr(spec.text))
