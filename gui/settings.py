"""Settings of the window that last between runs, in one ini file of the user's configuration folder.

`Settings` lists every option: its key in the file, its default and its limits. A value that is missing,
damaged or of another version reads as the default.
"""

from __future__ import annotations

import errno
import json
import logging
import math
import os
import re
import stat
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Final, Generic, Self, TypeVar, overload

from PySide6.QtCore import QByteArray, QEvent, QSettings, QTimer

from engine.files.user_folders import config_folder
from gui.action_table.keymap import key_table
from gui.cut_choices import CRF_STEPS, CutChoices
from gui.language.languages import AS_SYSTEM, CODES
from gui.language.texts import tr
from gui.modes import BackupInterval, OverlayMode, ThemeChoice
from gui.tools import TOOLS, ToolOption, tool_spec

if TYPE_CHECKING:
    from enum import StrEnum

    from engine.session import Uncertainty
    from engine.session.review.wall_order import WallOrder

_log = logging.getLogger(__name__)

_MOST_BYTES: Final = 4_000_000
_MOST_PATH: Final = 4096
_MOST_NAME: Final = 200
_GROUPS: Final = b"look|tool|mask|flag|cut|backup|project|window|folder|palette|keys|wall|export"
_FORMER_FOLDER: Final = "backup/folder"
"""Where earlier versions kept the folder for safety copies, which commands read too since then."""
_REST_MS: Final = 500
RECENT_LIMIT: Final = 8
MIN_RADIUS_PX: Final = 0.5
MAX_RADIUS_PX: Final = 1000.0
MAX_FRAMES: Final = 1000
"""Frames that a mask is propagated through at once."""
MAX_ISLAND_PX: Final = 99_999

T = TypeVar("T")
ModeT = TypeVar("ModeT", bound="StrEnum")


def settings_file() -> Path:
    """The ini file in the folder of the settings."""
    return config_folder() / "window.ini"


class Option(Generic[T]):
    """Attribute of `Settings` that is read from and written to the file.

    Args:
        key: group and name in the file.
        read: value for what is stored, the default for None and for what it cannot read.
    """

    def __init__(self, key: str, read: Callable[[object], T]) -> None:
        self.key = key
        self._read = read

    @overload
    def __get__(self, settings: None, owner: type[Settings]) -> Self: ...
    @overload
    def __get__(self, settings: Settings, owner: type[Settings]) -> T: ...
    def __get__(self, settings: Settings | None, owner: type[Settings]) -> Self | T:
        return self if settings is None else self.load(settings)

    def __set__(self, settings: Settings, value: T) -> None:
        self.save(settings, value)

    def load(self, settings: Settings) -> T:
        return self._read(settings.stored(self.key))

    def save(self, settings: Settings, value: T) -> None:
        # As text, so that an enum is stored as its value and not as a Python object.
        settings.store(self.key, str(value) if isinstance(value, str) else value)


def number(key: str, default: float, low: float, high: float) -> Option[float]:
    """Option of a float from `low` to `high`."""
    return Option(key, lambda stored: _number(stored, default, low, high))


def whole_number(key: str, default: int, low: int, high: int) -> Option[int]:
    """Option of an int from `low` to `high`."""
    return Option(key, lambda stored: int(_number(stored, default, low, high)))


def flag(key: str, default: bool) -> Option[bool]:
    """Option that is on or off."""
    return Option(key, lambda stored: default if stored is None else str(stored).lower() == "true")


def name(key: str, default: str, allowed: Collection[str]) -> Option[str]:
    """Option of one of these names."""
    return Option(key, lambda stored: str(stored) if stored in allowed else default)


def mode(key: str, default: ModeT) -> Option[ModeT]:
    """Option of a member of the default's enum."""
    return Option(key, lambda stored: _member(stored, default))


class Names(Option[tuple[str, ...]]):
    """Option of a few short names, such as ids of actions, stored as JSON; all else reads as none.

    Args:
        most: names that are read, the first ones.
    """

    def __init__(self, key: str, most: int) -> None:
        super().__init__(key, lambda stored: _names(stored, most))

    def save(self, settings: Settings, value: tuple[str, ...]) -> None:
        settings.store(self.key, json.dumps(value))


class Keys(Option[dict[str, tuple[str, ...]]]):
    """Option of keys by ids of actions, stored as JSON; what is none is left out."""

    def __init__(self, key: str) -> None:
        super().__init__(key, lambda stored: key_table(read_json(stored)))

    def save(self, settings: Settings, value: dict[str, tuple[str, ...]]) -> None:
        settings.store(self.key, json.dumps(value))


class PathTable(Option[dict[str, str]]):
    """Option of a few whole paths by name, stored as JSON; what is none is left out.

    Args:
        most: entries that are read, the first ones.
    """

    def __init__(self, key: str, most: int) -> None:
        super().__init__(key, lambda stored: _path_table(read_json(stored), most))

    def save(self, settings: Settings, value: dict[str, str]) -> None:
        settings.store(self.key, json.dumps(value))


def _read_uncertainty(stored: object) -> Uncertainty:
    # Not at the top: the engine brings NumPy, and the window paints first.
    from engine.session import Uncertainty

    return _member(stored, Uncertainty.ENTROPY)


def _read_wall_order(stored: object) -> WallOrder:
    from engine.session.review.wall_order import WallOrder

    return _member(stored, WallOrder.SUREST)


def _read_cut_method(stored: object) -> str:
    from engine.session import CUT_METHODS

    return str(stored) if stored in [method.name for method in CUT_METHODS] else _CUT.method


_CUT: Final = CutChoices()


def _json_object(stored: object) -> str:
    """The stored text where it looks like a JSON object, else nothing; who reads it checks what is in it."""
    text = "" if stored is None else str(stored)
    return text if text.startswith("{") else ""


class _RestedFile(QSettings):
    """INI file written by itself half a second after the last change: Qt would as a slider moves."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path), QSettings.Format.IniFormat)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.sync)

    def change(self, key: str, value: object) -> None:
        self.setValue(key, value)
        self._rest.start()

    def event(self, event: QEvent) -> bool:
        return event.type() == QEvent.Type.UpdateRequest or super().event(event)


class Settings:
    """Remembered choices of the user; GUI thread.

    Where the file cannot be read or written, the choices are those of this run, and `problem` says why.
    """

    theme = mode("look/theme", ThemeChoice.SYSTEM)
    language = name("look/language", AS_SYSTEM, (AS_SYSTEM, *CODES))
    opacity = number("look/opacity", 0.45, 0.0, 1.0)
    uncertainty = Option("look/uncertainty", _read_uncertainty)
    tool = name("tool/name", TOOLS[0].id, [tool.id for tool in TOOLS])
    island_px = whole_number("mask/island_px", 50, 1, MAX_ISLAND_PX)
    careful = flag("flag/careful", False)
    are_rare_sliders_shown = flag("flag/cut_more", False)
    is_grid_shown = flag("flag/pixel_grid", True)
    is_crosshair_shown = flag("flag/crosshair", False)
    is_pointer_by_keys = flag("flag/key_pointer", False)
    is_scale_bar_shown = flag("flag/scale_bar", False)
    are_rulers_shown = flag("flag/rulers", False)
    is_navigator_shown = flag("flag/navigator", False)
    is_adjustment_shown = flag("flag/adjustment_card", False)
    is_timeline_shown = flag("flag/timeline", False)
    fills_from_prediction = flag("flag/frame_prediction", True)
    frame_count = whole_number("sequence/frames", 20, 1, MAX_FRAMES)
    is_tour_over = flag("flag/tour_over", False)
    """The tour was gone through, left or declined: the welcome page does not offer it any more."""
    cut_method = Option("cut/method", _read_cut_method)
    cut_smoothness = number("cut/smoothness", _CUT.smoothness, 0.0, 1.0)
    cut_blend = number("cut/blend", _CUT.blend, 0.0, 1.0)
    cut_texture = number("cut/texture", _CUT.texture, 0.0, 1.0)
    cut_reach = number("cut/reach", _CUT.reach, 0.0, 1.0)
    cut_crf_steps = whole_number("cut/crf_steps", _CUT.crf_steps, 0, CRF_STEPS[-1])
    cut_auto_smoothness = flag("flag/auto_smoothness", _CUT.auto_smoothness)
    cut_auto_texture = flag("flag/auto_texture", _CUT.auto_texture)
    palette_recent = Names("palette/recent", 8)
    """Ids of what was chosen in the command palette, the newest first."""
    recent_images = PathTable("project/images", 2 * RECENT_LIMIT)
    """Path of the image that was open last, by the paths of recent projects."""
    changed_keys = Keys("keys/changed")
    """Keys of actions in the place of the usual ones."""

    wall_order = Option("wall/order", _read_wall_order)
    wall_class = whole_number("wall/class", 1, 0, 254)
    wall_tile_px = whole_number("wall/tile_px", 220, 96, 720)
    wall_overlay = mode("wall/overlay", OverlayMode.FILL)

    export_choices = Option("export/choices", _json_object)
    """Last choices of the export dialog, as `ExportChoices` writes them."""
    server_choices = Option("export/server", _json_object)

    backup_interval = mode("backup/interval", BackupInterval.DAILY)
    backup_keep = whole_number("backup/keep", 12, 1, 1000)

    def __init__(self, path: Path) -> None:
        self._path = path
        self._problem = ""
        self._of_this_run: dict[str, object] = {}
        self._file: _RestedFile | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _set_aside_if_foreign(path)
            self._file = _RestedFile(path)
        except OSError as error:
            # The file itself may hold what must not be read; it stays as it is.
            self._problem = unwritable(error, path)
        if former_folder := _absolute(self.stored(_FORMER_FOLDER)):
            self.backup_folder = former_folder

    def stored(self, key: str) -> object:
        """Value in the file, mostly as text; None when there is none."""
        return self._of_this_run.get(key) if self._file is None else self._file.value(key)

    def store(self, key: str, value: object) -> None:
        if self._file is None:
            self._of_this_run[key] = value
        else:
            self._file.change(key, value)

    def sync(self) -> None:
        """Write to disk now; by itself it is written when nothing has changed for a moment."""
        if self._file is not None:
            self._file.sync()

    @property
    def problem(self) -> str:
        """Why settings are not saved, in one sentence; empty while they are."""
        file = self._file
        if not self._problem and file is not None and file.status() is QSettings.Status.AccessError:
            self._problem = tr("{path} cannot be written.", path=self._path)
        return self._problem

    @property
    def backup_folder(self) -> str:
        """Folder for the safety copies of all projects, empty for one beside each; commands read it too."""
        from engine.backup.chosen_folder import read_chosen_folder

        stored = self._of_this_run.get(_FORMER_FOLDER)
        if isinstance(stored, str):
            return stored
        folder = read_chosen_folder(self._path.parent)
        return "" if folder is None else str(folder)

    @backup_folder.setter
    def backup_folder(self, folder: str) -> None:
        from engine.backup.chosen_folder import store_chosen_folder
        from engine.core import UserError

        try:
            store_chosen_folder(self._path.parent, Path(folder) if folder else None)
        except UserError as error:
            self._of_this_run[_FORMER_FOLDER] = folder
            self._problem = error.summary
        else:
            self._of_this_run.pop(_FORMER_FOLDER, None)
            if self._file is not None:
                self._file.remove(_FORMER_FOLDER)

    def radius_px(self, tool: str) -> float:
        """Radius of a drawing tool in image pixels."""
        usual = max(tool_spec(tool).radius_px, MIN_RADIUS_PX)
        return _number(self.stored(f"tool/radius_{tool}"), usual, MIN_RADIUS_PX, MAX_RADIUS_PX)

    def set_radius_px(self, tool: str, value: float) -> None:
        self.store(f"tool/radius_{tool}", value)

    def tool_option(self, tool: str, option: ToolOption) -> int:
        """Value of an option of a tool."""
        stored = self.stored(f"tool/{tool}_{option.id}")
        return round(_number(stored, option.usual, option.least, option.most))

    def set_tool_option(self, tool: str, option: ToolOption, value: int) -> None:
        self.store(f"tool/{tool}_{option.id}", value)

    @property
    def cut(self) -> CutChoices:
        """Last choices of the cut; sizes of classes belong to a project and are not remembered."""
        return CutChoices(
            method=self.cut_method,
            smoothness=self.cut_smoothness,
            blend=self.cut_blend,
            texture=self.cut_texture,
            reach=self.cut_reach,
            crf_steps=self.cut_crf_steps,
            auto_smoothness=self.cut_auto_smoothness,
            auto_texture=self.cut_auto_texture,
        )

    @cut.setter
    def cut(self, choices: CutChoices) -> None:
        self.cut_method = choices.method
        self.cut_smoothness = choices.smoothness
        self.cut_blend = choices.blend
        self.cut_texture = choices.texture
        self.cut_reach = choices.reach
        self.cut_crf_steps = choices.crf_steps
        self.cut_auto_smoothness = choices.auto_smoothness
        self.cut_auto_texture = choices.auto_texture

    @property
    def last_project(self) -> Path | None:
        recent = self.recent
        return recent[0] if recent else None

    @property
    def recent(self) -> list[Path]:
        """Projects opened lately, newest first; those that are gone from disk are left out."""
        # A path that is too long, or in a folder without rights, is as good as gone: no error.
        return [path for path in self.known_projects if os.path.exists(path)]

    def add_recent(self, path: Path) -> None:
        # Those that are not there now stay: their disk may be plugged in again.
        others = [other for other in self.known_projects if other != path]
        self.store("project/recent", [str(p) for p in (path, *others)][:RECENT_LIMIT])

    def forget_recent(self, path: Path) -> None:
        self.store("project/recent", [str(p) for p in self.known_projects if p != path])

    def clear_recent(self) -> None:
        """Forget which projects were opened."""
        self.store("project/recent", [])
        self.recent_images = {}

    @property
    def known_projects(self) -> list[Path]:
        """Projects opened lately, newest first, with those that are not at their place now."""
        stored = self.stored("project/recent")
        names = [stored] if isinstance(stored, str) else stored
        if not isinstance(names, list):
            return []
        return [Path(str(name)) for name in names[:RECENT_LIMIT] if name]

    def bytes_of(self, name: str) -> QByteArray | None:
        """Opaque state of a window part, or None when there is none."""
        value = self.stored(f"window/{name}")
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def set_bytes(self, name: str, value: QByteArray) -> None:
        self.store(f"window/{name}", value)

    def folder(self, name: str) -> Path | None:
        """Folder in which something of this kind was chosen or written last; None when it is gone."""
        value = self.stored(f"folder/{name}")
        return Path(str(value)) if value and os.path.isdir(str(value)) else None

    def set_folder(self, name: str, path: Path) -> None:
        self.store(f"folder/{name}", str(path))


def unwritable(error: OSError, path: Path) -> str:
    """Why a file of the program's own cannot be written, in one sentence."""
    from engine.files.disk_errors import disk_error

    return disk_error(error, path).summary


def _absolute(stored: object) -> str:
    """A stored path; empty for none, and for what is no whole path or can be the name of no file."""
    text = "" if stored is None else str(stored)
    return text if os.path.isabs(text) and "\0" not in text and len(text) <= _MOST_PATH else ""


def _set_aside_if_foreign(path: Path) -> None:
    """Give the file another name when it holds what this program has not written.

    Objects, which Qt for Python would unpickle, which runs code: this program stores texts, numbers, lists
    and bytes only. Anything that is no settings of a window: Qt would write over it, through a link as well.

    Raises:
        OSError: it cannot be read or renamed, or is no file but a pipe or a device.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            # Opening a pipe would wait for its other end.
            raise OSError(errno.EISDIR if os.path.isdir(path) else errno.EINVAL, "no file", str(path))
        with open(path, "rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return
    if len(content) > _MOST_BYTES or not _is_settings(content) or _holds_objects(content):
        aside = _free_name(path.with_name(f"{path.stem}-refused{path.suffix}"))
        os.replace(path, aside)
        _log.info("%s holds more than settings; it is now %s, and the usual settings count", path, aside.name)


def _is_settings(content: bytes) -> bool:
    """Whether it is empty, or text with a group of this program's settings."""
    is_ours = re.search(rb"^\[(%s)\]\s*$" % _GROUPS, content, re.MULTILINE)
    return not content.strip() or (b"\0" not in content and is_ours is not None)


def _holds_objects(content: bytes) -> bool:
    text = re.sub(r"\\\r?\n", "", content.decode("latin1"))
    text = re.sub(r"\\x([0-9a-fA-F]+)", lambda match: chr(int(match[1], 16) & 0xFFFF), text)
    text = re.sub(r"\\([0-7]{1,3})", lambda match: chr(int(match[1], 8)), text)
    # Quotes may stand anywhere in a value, and a backslash before any letter.
    plain = text.replace('"', "").replace("\\", "").casefold()
    return "@variant" in plain or "@datetime" in plain


def _free_name(path: Path) -> Path:
    """`path`, or with a number where something was set aside before."""
    number, free = 1, path
    while os.path.lexists(free):
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def _names(stored: object, most: int) -> tuple[str, ...]:
    names = read_json(stored)
    if not isinstance(names, list):
        return ()
    return tuple(name for name in names[:most] if isinstance(name, str) and 0 < len(name) <= _MOST_NAME)


def _path_table(value: object, most: int) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    pairs = list(value.items())[:most]
    return {name: text for name, text in pairs if isinstance(text, str) and _absolute(text)}


def read_json(stored: object) -> object:
    """Value of a stored JSON text; None for what is none, or is nested too deeply."""
    try:
        return json.loads(stored) if isinstance(stored, str) else None
    except (ValueError, RecursionError):
        return None


def _number(stored: object, default: float, low: float, high: float) -> float:
    try:
        value = default if stored is None else float(str(stored))
    except ValueError:
        return default
    return default if math.isnan(value) else min(high, max(low, value))


def _member(stored: object, default: ModeT) -> ModeT:
    try:
        return type(default)(str(stored))
    except ValueError:
        return default
