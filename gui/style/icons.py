"""Icons by name in the theme's colours; empty until the icon font is loaded, after the first paint."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol, TypeAlias, cast

import shiboken6
from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from gui.style.theme import Theme

_Draw: TypeAlias = Callable[..., QIcon]
_FONT: Final = "mdi6"
_FONT_FILES: Final = "materialdesignicons6-webfont-"


class TakesIcon(Protocol):
    """A button or an action."""

    def setIcon(self, icon: QIcon) -> None: ...


class _KeptPictures(QIconEngine):
    """Pictures of an icon, each drawn once: the font draws it anew at each paint of its button."""

    def __init__(self, icon: QIcon) -> None:
        super().__init__()
        self._icon = icon
        self._pictures: dict[tuple[int, int, QIcon.Mode, QIcon.State], QPixmap] = {}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        self._icon.paint(painter, rect, Qt.AlignmentFlag.AlignCenter, mode, state)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if size.isEmpty():
            # Of a button that a small window leaves no room.
            return QPixmap()
        # The size is in device pixels.
        key = (size.width(), size.height(), mode, state)
        if key not in self._pictures:
            self._pictures[key] = self._icon.pixmap(size, 1.0, mode, state)
        return self._pictures[key]


_KEPT: Final[list[_KeptPictures]] = []
"""All that were made, so that none ends before the process.

When Qt deletes one that only Qt holds, PySide 6.11.3 uses its Python half after freeing it, if it still takes
something else to be at that place in memory, such as an item of a layout that Qt has deleted. The process
ends with a segmentation fault: about once in a hundred windows, seen in memory dumps of
`Shiboken::Object::destroy`. There are at most as many as names times colours.
"""


@functools.cache
def _draw() -> _Draw:
    """What draws an icon, with the one font of the library's twelve that has all of ours.

    All of them are 10 MB more and 35 ms of the window's thread. Where fonts are the system's, it finds them.
    """
    import qtawesome

    folder = Path(qtawesome.__file__).parent / "fonts"
    files = {path.suffix: path.name for path in folder.glob(f"{_FONT_FILES}*")}
    if set(files) != {".ttf", ".json"}:
        return cast(_Draw, qtawesome.icon)
    return cast(_Draw, qtawesome.IconicFont((_FONT, files[".ttf"], files[".json"])).icon)


@functools.cache
def _kept_icon(name: str, color: str, color_disabled: str) -> QIcon:
    """The icon `name` of the font in these colours, the same for all windows."""
    pictures = _KeptPictures(_draw()(name, color=color, color_disabled=color_disabled))
    _KEPT.append(pictures)
    return QIcon(pictures)


class Icons(QObject):
    """Icons of one window; those of bound buttons and actions follow the theme."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_loaded = False
        self._bound: dict[int, tuple[TakesIcon, str, str]] = {}
        """Target, name and role by the id of the target, which is held and keeps its id."""
        theme.changed.connect(self._refresh)

    def load(self) -> None:
        """Import the icon font (about 30 ms) and give every bound target its icon."""
        if not self._is_loaded:
            self._is_loaded = True
            self._refresh()

    def icon(self, name: str, role: str = "text") -> QIcon:
        """The icon `name` in the theme's colour `role`; empty while the font is not loaded."""
        if not self._is_loaded:
            return QIcon()
        colors = self._theme.colors
        return _kept_icon(name, getattr(colors, role), colors.text_off)

    def bind(self, target: TakesIcon, name: str, role: str = "text") -> None:
        """Give `target` this icon now or when it is there, and again when the theme changes."""
        self._bound[id(target)] = (target, name, role)
        # What is deleted goes here, too: themes change rarely, messages with icons come all day.
        if self._is_loaded:
            self._prune()
        target.setIcon(self.icon(name, role))

    def _refresh(self) -> None:
        self._prune()
        for target, name, role in self._bound.values():
            target.setIcon(self.icon(name, role))
        self.changed.emit()

    def _prune(self) -> None:
        self._bound = {key: entry for key, entry in self._bound.items() if shiboken6.isValid(entry[0])}
