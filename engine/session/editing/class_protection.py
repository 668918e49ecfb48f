"""Protection of the pixels decided as locked or hidden classes, in the open image, and its messages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.core import ClassInfo, ClassList, UserError
from engine.session.open_image import CurrentImage
from engine.session.state import Notice, SessionEvents
from engine.storage import Project

if TYPE_CHECKING:
    from engine.session.editing.cutter import Cutter
    from engine.session.strokes import Strokes

_UNLOCK: Final = "The lock in its row of the list of classes opens it."
_SHOW: Final = "The eye in its row of the list of classes shows it."
_FREE_ALL: Final = "Lock and eye in their rows of the list of classes change that."


class ClassProtection:
    """Keeps the label planes of the open image informed of the classes that no edit may change; GUI thread.

    A cut that was made before its classes were locked covers other pixels than one made now, so that it is
    made anew.
    """

    def __init__(
        self,
        project: Project,
        current: CurrentImage,
        strokes: Strokes,
        cutter: Cutter,
        events: SessionEvents,
    ) -> None:
        self._project = project
        self._current = current
        self._strokes = strokes
        self._cutter = cutter
        self._events = events
        strokes.prevented.subscribe(self._say_kept)
        events.image_opened.subscribe(lambda _: self._image_opened())
        events.classes_changed.subscribe(self._classes_changed)

    def _image_opened(self) -> None:
        if self._current.image is not None:
            self._current.image.planes.protect(self._project.classes.protected)

    def _classes_changed(self, classes: ClassList) -> None:
        image = self._current.image
        if image is None or image.planes.protected == classes.protected:
            return
        self._strokes.finish()
        image.planes.protect(classes.protected)
        self._cutter.void_preview()
        self._cutter.refresh()

    def _say_kept(self, class_ids: frozenset[int]) -> None:
        self._events.notice.emit(kept_notice([self._project.classes[n] for n in sorted(class_ids)]))


def check_drawable(classes: ClassList, class_id: int) -> None:
    """Refuse a class that nothing can be drawn with.

    Raises:
        UserError: there is no such class, or it is hidden.
    """
    if not classes.has(class_id):
        raise UserError(f"There is no class {class_id}.", "Choose one from the class list.")
    if classes[class_id].is_hidden:
        raise UserError(f"The class '{classes[class_id].name}' is hidden, so it is not drawn with.", _SHOW)


def kept_notice(infos: Sequence[ClassInfo]) -> Notice:
    """Message that an edit changed nothing, as all its pixels are of these classes."""
    if len(infos) == 1:
        info = infos[0]
        word, hint = ("locked", _UNLOCK) if info.is_locked else ("hidden", _SHOW)
        return Notice(f"The class '{info.name}' is {word}, so its pixels stay as they are.", hint)
    summary = f"Pixels of locked or hidden classes stay as they are: {_names_of(infos)}."
    return Notice(summary, _FREE_ALL)


def hidden_notice(infos: Sequence[ClassInfo]) -> Notice:
    """Message that nothing was decided, as these classes of the mask are not drawn."""
    if len(infos) == 1:
        summary = f"The class '{infos[0].name}' is hidden, so nothing was applied or accepted."
        return Notice(summary, _SHOW, until_cut=True)
    summary = f"Nothing was applied or accepted, as classes of the mask are hidden: {_names_of(infos)}."
    return Notice(summary, "Classes > Show all classes shows them.", until_cut=True)


def _names_of(infos: Sequence[ClassInfo]) -> str:
    return ", ".join(info.name for info in infos)
