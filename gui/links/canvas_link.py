"""Link of the canvas with the session and with the tool choices."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import reduce
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from engine.core import IGNORE, ImageId, Rect
from engine.session import Notice, NoticeLevel, Session
from gui import plain_text
from gui.canvas.orientation import STRAIGHT, Orientation
from gui.canvas.view import CanvasView
from gui.display.key_pointer import KeyPointer
from gui.language.texts import listed, marked, tr
from gui.links.label_layers import source_of
from gui.links.picture_link import PictureLink
from gui.links.pointed_object import PointedObject
from gui.links.value_texts import ValueTexts
from gui.links.waiting_drafts import WaitingDrafts
from gui.modes import LabelLayer, OverlayMode, SplitSide
from gui.style.theme import Theme
from gui.tool_state import ToolState
from gui.tools import tool_spec
from gui.tools.base import DraftLine

if TYPE_CHECKING:
    from engine.session.editing.tool_desk import ToolDesk
    from engine.session.open_image import OpenImage

LEAST_OPACITY: Final = 0.05
"""A fainter mask cannot be told from none."""
_MOST_NAMED: Final = 3
_TELL_MS: Final = 33
"""What is under the pointer is told no oftener: writing it costs as much as drawing a small brush's move."""


def reason_hidden(mode: OverlayMode, opacity: float) -> Notice | None:
    """Message why no mask can be seen, and how to see it; None where it can."""
    if mode is OverlayMode.OFF:
        return Notice(
            marked("The mask is not shown, so nothing was applied or accepted."),
            marked("[[overlay]] shows it."),
            until_cut=True,
        )
    if mode.has_fill and not mode.has_outline and opacity < LEAST_OPACITY:
        hint = marked("[[opacity_more]] makes it stronger.")
        return Notice(
            marked("The mask is too faint to be seen, so nothing was applied or accepted."),
            hint,
            until_cut=True,
        )
    return None


HELD_HIDDEN: Final = Notice(
    marked("The mask is hidden while Q is held, so nothing was applied or accepted."),
    marked("Let the key go."),
    until_cut=True,
)


LAYER_HIDES: Final = {
    LabelLayer.PREDICTION: Notice(
        marked("The prediction alone is shown, not the mask, so nothing was applied or accepted."),
        marked("[[layer_prediction]] shows the mask again."),
        until_cut=True,
    ),
    LabelLayer.DIFFERENCE: Notice(
        marked("Only differences are shown, not the mask, so nothing was applied or accepted."),
        marked("[[layer_difference]] shows the mask again."),
        until_cut=True,
    ),
}
SPLIT_HIDES: Final = Notice(
    marked("Left of the divider no mask is shown, so nothing was applied or accepted."),
    marked("[[compare_split]] shows all of it."),
    until_cut=True,
)
NO_PREDICTION: Final = Notice(
    marked("There is no prediction of this image yet."), marked("[[predict_now]] asks for one.")
)
NO_CUT_TO_COMPARE: Final = Notice(
    marked("There is no cut in sight, so both sides are the same."),
    marked("Scribbles of two classes make one."),
)
SIDE_NAMES: Final = {
    SplitSide.IMAGE: marked("Image"),
    SplitSide.PREDICTION: marked("Prediction"),
    SplitSide.BEFORE_CUT: marked("Without the cut"),
}
LAYER_NAMES: Final = {
    LabelLayer.MASK: marked("Mask"),
    LabelLayer.PREDICTION: marked("Prediction"),
    LabelLayer.DIFFERENCE: marked("Difference"),
}


def _make_desk(session: Session) -> ToolDesk:
    # Not at the top: it brings the label planes, and the window paints first.
    from engine.session.editing.tool_desk import ToolDesk

    return ToolDesk(session)


class CanvasLink(QObject):
    """Source and tool of a canvas, by the open session; lives as long as its window."""

    cursor_moved = Signal(object, int)
    """(y, x) in image pixels or None, and the class shown there."""
    refused = Signal(object)
    """An EngineError: why nothing was drawn."""
    notice = Signal(object)
    """A Notice about a draft."""
    orientation_changed = Signal(object)
    """The Orientation in which the open image is shown; straight where none is open."""

    def __init__(self, view: CanvasView, tools: ToolState, theme: Theme) -> None:
        super().__init__(view)
        self.view = view
        self.values = ValueTexts(view)
        self._tools = tools
        self._theme = theme
        self._session: Session | None = None
        self._desk: ToolDesk | None = None
        self._image_id: ImageId | None = None
        self._orientations: dict[ImageId, Orientation] = {}
        """Those of the images that were turned or mirrored since the project was opened."""
        self._viewed: tuple[ImageId, tuple[int, int]] | None = None
        """The image that was shown last, and its shape."""
        self.pictures = PictureLink(view)
        self._tool_id = ""
        self._class_id = tools.class_id
        self._waiting = WaitingDrafts()
        self._left: tuple[list[tuple[ImageId, str]], list[tuple[DraftLine, ...]]] = [], []
        """Drafts that the user was warned about before leaving."""
        self._pointed: tuple[float, float] | None = None
        self.pointed_object = PointedObject(view, tools, lambda: self._pointed, self.refused)
        self._tell_later = QTimer(self, singleShot=True, interval=_TELL_MS)
        self._tell_later.timeout.connect(self._tell_pointed)
        self._tell_now = QTimer(self, singleShot=True, interval=0)
        self._tell_now.timeout.connect(self._tell_pointed)
        self._is_held_hidden = False
        self._divider: float | None = None
        self._unsubscribers: list[Callable[[], None]] = []
        tools.opacity.changed.connect(self._on_opacity)
        tools.only_over.changed.connect(lambda _label: self._limit_strokes())
        tools.overlay.changed.connect(self._on_overlay)
        tools.layer.changed.connect(self._on_layer)
        tools.is_split.changed.connect(self._on_split)
        tools.split_side.changed.connect(lambda _side: self._on_split_side())
        tools.is_uncertainty_shown.changed.connect(view.set_uncertainty_visible)
        tools.tool_changed.connect(lambda _tool: self._change_tool())
        tools.class_changed.connect(self._on_class)
        tools.radius_changed.connect(lambda _radius: view.update_cursor())
        tools.option_changed.connect(lambda _name, _value: view.reread_options())
        tools.is_grid_shown.changed.connect(view.set_grid_visible)
        for choice in (tools.is_crosshair_shown, tools.is_pointer_by_keys):
            choice.changed.connect(lambda _is_on: self._show_crosshair())
        self.key_pointer = KeyPointer(view)
        self.key_pointer.follow(tools.is_pointer_by_keys)
        theme.changed.connect(self._recolor)
        view.overlay_hidden.connect(self._on_held_hidden)
        view.cursor_moved.connect(self._on_cursor)
        view.object_requested.connect(self.pointed_object.zoom_at)
        view.refused.connect(self.refused)
        view.painted.connect(self._on_painted)
        view.split_moved.connect(self._on_divider)
        view.orientation_changed.connect(self._on_orientation)
        self.values.ready.connect(self._tell_soon)
        view.set_opacity(tools.opacity.value)
        view.set_grid_visible(tools.is_grid_shown.value)
        self._show_crosshair()
        self._recolor()

    def set_session(self, session: Session | None) -> None:
        """Show this session's image from now on, whichever that is."""
        for unsubscribe in self._unsubscribers:
            unsubscribe()
        self._unsubscribers = []
        self._finish_stroke()
        if self._desk is not None:
            self._desk.close()
        self._session = session
        self.values.set_session(session)
        self.pictures.set_session(session)
        self._desk = None if session is None else _make_desk(session)
        self.pointed_object.set_session(session, self._desk)
        self.view.set_tool(None)
        self._waiting.clear()
        self._left = [], []
        self._orientations, self._viewed = {}, None
        self._on_image()
        self._tools.only_over.set(None)
        self._limit_strokes()
        if session is None:
            return
        session.sight.attach_canvas()
        self._show_whether_hidden()
        self.view.set_classes(session.classes)
        events = session.events
        pairs: tuple[tuple[Any, Callable[[Any], None]], ...] = (
            (events.image_opened, lambda _: self._on_image()),
            (events.shown_changed, self._on_shown),
            (events.scribbles_changed, self.view.refresh),
            (events.preview_changed, lambda preview: self.view.set_preview_visible(preview is not None)),
            (events.classes_changed, self.view.set_classes),
        )
        self._unsubscribers = [event.subscribe(slot) for event, slot in pairs]

    def _show_crosshair(self) -> None:
        """Where it is wanted, and where keys move the pointer, which is nowhere else to be seen."""
        tools = self._tools
        self.view.set_crosshair_visible(tools.is_crosshair_shown.value or tools.is_pointer_by_keys.value)

    def _finish_stroke(self) -> None:
        """Keep what the pen has drawn: the canvas cancels a stroke whose tool or image goes."""
        if self._session is not None:
            self._session.strokes.finish()

    def _change_tool(self) -> None:
        self._finish_stroke()
        earlier, before = self._tool_id, self.view.tool
        is_aside = self._put_aside()
        self._take_in_hand()
        is_decided = before is not None and before.paints_itself
        if is_aside and not is_decided and earlier != self._tool_id:
            tool = tr(tool_spec(earlier).title)
            self.notice.emit(
                Notice(
                    tr("What you drew with {tool} is not part of the mask yet; it waits.", tool=tool),
                    tr("Choose {tool} to go on with it, to apply or to drop it.", tool=tool),
                )
            )

    def _put_aside(self) -> bool:
        """Keep a draft that is not applied, with its tool, until both are wanted again."""
        tool, image_id = self.view.tool, self._image_id
        if tool is None or image_id is None or not self.view.has_draft:
            return False
        self.view.set_tool(None)
        tool.put_aside()
        if tool.has_draft:
            self._waiting.put(image_id, self._tool_id, tool)
        return tool.has_draft

    def _take_in_hand(self) -> None:
        session, desk = self._session, self._desk
        if session is None or desk is None or session.read_only:
            self.view.set_tool(None)
            return
        self._tool_id = self._tools.tool
        tool = None if self._image_id is None else self._waiting.take(self._image_id, self._tool_id)
        if tool is None:
            tool = tool_spec(self._tool_id).make(desk, self._tools)
        elif tool.draft is not None and not session.classes.has(tool.draft.class_id or 0):
            # Its class was deleted meanwhile.
            tool.choose_class(self._tools.class_id)
        self.view.set_tool(tool)

    def _on_class(self, class_id: int) -> None:
        # It is also said when the list of classes changed and the chosen one did not.
        if class_id != self._class_id:
            self._class_id = class_id
            self.view.choose_class(class_id)
        self.view.update_cursor()

    def _on_image(self) -> None:
        image = None if self._session is None else self._session.image
        is_aside, earlier = self._put_aside(), self._image_id
        self._image_id = None if image is None else image.id
        if is_aside and earlier is not None and earlier != self._image_id:
            self._say_left(earlier)
        self._show_image(image)
        self._show_layer()
        self._take_in_hand()
        self._say_waiting()
        self.cursor_moved.emit(None, 0)
        self.view.set_preview_visible(image is not None and image.preview is not None)

    def _show_image(self, image: OpenImage | None) -> None:
        """Show it as it was turned last; the same image, read anew, as it is in view."""
        if image is None:
            self.view.set_source(None)
            self.orientation_changed.emit(STRAIGHT)
            return
        before, self._viewed = self._viewed, (image.id, image.shape)
        orientation = self._orientations.get(image.id, STRAIGHT)
        self.view.set_source(image, orientation, keeps_view=self._viewed == before)
        self.orientation_changed.emit(self.view.orientation)

    def _on_orientation(self, orientation: Orientation) -> None:
        if self._image_id is not None:
            self._orientations[self._image_id] = orientation
        self.orientation_changed.emit(orientation)

    # ---- what may be painted over

    def next_only_over(self) -> None:
        """Paint over everything, then over unlabelled pixels only, then over the class under the pointer."""
        choice = self._tools.only_over
        if choice.value is None:
            choice.set(IGNORE)
        elif choice.value == IGNORE and self._label_pointed not in (None, IGNORE):
            choice.set(self._label_pointed)
        else:
            choice.set(None)

    @property
    def _label_pointed(self) -> int | None:
        """The label shown under the pointer."""
        image = None if self._session is None else self._session.image
        row, column = (-1, -1) if self._pointed is None else map(math.floor, self._pointed)
        # The pointer may rest where the image before this one was larger.
        if image is None or not image.rect.contains(row, column):
            return None
        return int(image.shown(Rect(row, column, row + 1, column + 1))[0, 0])

    def _limit_strokes(self) -> None:
        session, label = self._session, self._tools.only_over.value
        if session is None or label is None:
            self.view.show_limit("")
        else:
            self.view.show_limit(
                tr("Only over unlabelled")
                if label == IGNORE
                else tr("Only over {name}", name=plain_text.caption(session.classes[label].name))
            )
        if session is not None:
            session.strokes.only_over = label

    # ---- drafts

    def waiting_tools(self) -> list[str]:
        """Ids of the tools, none of them in hand, with a draft for the open image."""
        return [] if self._image_id is None else self._waiting.tools_of(self._image_id)

    def unapplied(self) -> Notice | None:
        """Message about all that is drawn and not applied; None when there is nothing, or it was said.

        A draft of the open image is in hand then: its keys, which the message names, are for it.
        """
        waiting = self.waiting_tools()
        if waiting and not self.view.has_draft:
            self._tools.choose_tool(waiting[0])
        session, tool = self._session, self.view.tool
        drafts = self._waiting.drafts()
        if self._image_id is not None and tool is not None and self.view.has_draft:
            drafts.append((self._image_id, self._tool_id, tool.draft))
        places = [(image_id, tool_id) for image_id, tool_id, _ in drafts]
        lines = [() if draft is None else draft.lines for *_, draft in drafts]
        if session is None or not drafts or (places, lines) == self._left:
            return None
        self._left = (places, lines)
        images = session.project.images
        names = [
            tr("{tool} in {image}", tool=tr(tool_spec(tool_id).title), image=images.get(image_id).shown_name)
            for image_id, tool_id in places
        ]
        shown = listed([*names[:_MOST_NAMED], *["…"] * (len(names) > _MOST_NAMED)])
        return Notice(
            tr("Something is drawn that is not part of a mask yet: {drafts}.", drafts=shown),
            tr("Apply it with Enter or drop it with Escape. Do the same again to leave without it."),
            NoticeLevel.WARNING,
        )

    def _say_left(self, image_id: ImageId) -> None:
        if self._session is not None:
            summary = tr(
                "What you drew with {tool} in {image} is not part of its mask yet; it waits there.",
                tool=tr(tool_spec(self._tool_id).title),
                image=self._session.project.images.get(image_id).shown_name,
            )
            self.notice.emit(Notice(summary, tr("Go back to that image to apply or to drop it.")))

    def _say_waiting(self) -> None:
        titles = [tr(tool_spec(tool_id).title) for tool_id in self.waiting_tools()]
        if titles:
            summary = tr("Something is drawn in this image that is not part of the mask yet.")
            one_of = reduce(lambda one, other: tr("{one} or {other}", one=one, other=other), titles)
            self.notice.emit(Notice(summary, tr("Choose {tool} to see it.", tool=one_of)))

    # ---- the pointer

    def _on_shown(self, rect: Rect) -> None:
        """What is under the resting pointer may be of another class now."""
        self.view.refresh(rect)
        if self._pointed is not None and rect.contains(*map(math.floor, self._pointed)):
            self._tell_soon()

    def _on_cursor(self, y: float, x: float, is_inside: bool) -> None:
        self._pointed = (y, x) if is_inside else None
        self._tell_soon()

    def _tell_soon(self) -> None:
        """The pointer, or what is known of its place, is another: tell of it with what comes until then."""
        if not self._tell_later.isActive() and not self._tell_now.isActive():
            self._tell_later.start()

    def _tell_pointed(self) -> None:
        label = self._label_pointed
        at = None if label is None or self._pointed is None else tuple(map(math.floor, self._pointed))
        self.cursor_moved.emit(at, label or 0)

    # ---- what is in sight

    def _on_painted(self) -> None:
        # Then it has all the time until the next move, which would wait for it else.
        if 0 <= self._tell_later.remainingTime() < _TELL_MS // 2 and not self._tell_now.isActive():
            self._tell_later.stop()
            self._tell_now.start()
        if self._session is not None and self.view.source is self._session.image:
            self._session.sight.note_painted()

    def _on_overlay(self, mode: OverlayMode) -> None:
        self.view.set_overlay_mode(mode)
        self._show_whether_hidden()

    def _on_opacity(self, opacity: float) -> None:
        self.view.set_opacity(opacity)
        self._show_whether_hidden()

    def _on_layer(self, layer: LabelLayer) -> None:
        self._show_layer()
        self._show_whether_hidden()
        image = None if self._session is None else self._session.image
        if layer is not LabelLayer.MASK and image is not None and image.prediction is None:
            self.notice.emit(NO_PREDICTION)

    def _show_layer(self) -> None:
        session, tools = self._session, self._tools
        side, layer = tools.split_side.value, tools.layer.value
        self.view.show_split_names(
            tr(SIDE_NAMES[side]), tr(LAYER_NAMES[layer]), is_left_bare=side is SplitSide.IMAGE
        )
        if session is None or session.image is None:
            return
        column = (lambda: round(self.view.split or 0.0)) if tools.is_split.value else None
        has_background = session.classes.has_background
        source = source_of(side, layer, session.image, column, has_background=has_background)
        self.view.show_labels_of(source)

    def _on_split(self, is_split: bool) -> None:
        if is_split:
            self.view.split_in_the_middle()
        else:
            self.view.set_split(None)
        self._show_layer()
        self._show_whether_hidden()

    def _on_split_side(self) -> None:
        self._show_layer()
        side, image = self._tools.split_side.value, None if self._session is None else self._session.image
        if image is not None and side is SplitSide.PREDICTION and image.prediction is None:
            self.notice.emit(NO_PREDICTION)
        if image is not None and side is SplitSide.BEFORE_CUT and image.preview is None:
            self.notice.emit(NO_CUT_TO_COMPARE)

    def _on_divider(self) -> None:
        """The part of the image between where the divider was and where it is has other labels."""
        earlier, self._divider = self._divider, self.view.split
        image = None if self._session is None else self._session.image
        if image is None or earlier is None or self._divider is None:
            return
        if self._tools.split_side.value is not SplitSide.IMAGE:
            x0, x1 = sorted((math.floor(earlier), math.floor(self._divider)))
            self.view.refresh(Rect(0, x0, image.shape[0], x1 + 2))

    def _reason_hidden(self) -> Notice | None:
        tools = self._tools
        if self._is_held_hidden:
            return HELD_HIDDEN
        if tools.layer.value in LAYER_HIDES:
            return LAYER_HIDES[tools.layer.value]
        return (
            SPLIT_HIDES if tools.is_split.value else reason_hidden(tools.overlay.value, tools.opacity.value)
        )

    def _on_held_hidden(self, is_hidden: bool) -> None:
        self._is_held_hidden = is_hidden
        self.view.set_bare(is_hidden)
        self._show_whether_hidden()

    def _show_whether_hidden(self) -> None:
        """Tell the session whether its mask can be seen."""
        if self._session is not None:
            self._session.sight.hide(self._reason_hidden())

    def _recolor(self) -> None:
        self.view.set_colors(self._theme.colors.canvas, self._theme.colors.text_soft)
