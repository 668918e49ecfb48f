"""Settings of the window that last between runs, in one ini file of the user's configuration folder.

`Settings` lists every option: its key in the file, its default and its limits. A value that is missing,
damaged or of another version reads as the default.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Final, Generic, Self, TypeVar, overload

from PySide6.QtCore import QByteArray, QSettings

from gui.cut_choices import CRF_STEPS, CutChoices
from gui.modes import ThemeChoice
from gui.tools import TOOLS

if TYPE_CHECKING:
    from enum import StrEnum

    from engine.session import Uncertainty

RECENT_LIMIT: Final = 8
MIN_RADIUS_PX: Final = 0.5
MAX_RADIUS_PX: Final = 500.0
MAX_ISLAND_PX: Final = 99_999

T = TypeVar("T")
ModeT = TypeVar("ModeT", bound="StrEnum")


def settings_file() -> Path:
    """The ini file; INKLING_CONFIG_DIR moves it, for tests and portable installs."""
    override = os.environ.get("INKLING_CONFIG_DIR")
    if override:
        return Path(override) / "window.ini"
    import platformdirs

    return Path(platformdirs.user_config_dir("inkling", appauthor=False)) / "window.ini"


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


def _read_uncertainty(stored: object) -> Uncertainty:
    # Not at the top: the engine brings NumPy, and the window paints first.
    from engine.session import Uncertainty

    return _member(stored, Uncertainty.ENTROPY)


def _read_cut_method(stored: object) -> str:
    from engine.session import CUT_METHODS

    return str(stored) if stored in [method.name for method in CUT_METHODS] else _CUT.method


_CUT: Final = CutChoices()


class Settings:
    """Remembered choices of the user; GUI thread."""

    theme = mode("look/theme", ThemeChoice.SYSTEM)
    opacity = number("look/opacity", 0.45, 0.0, 1.0)
    uncertainty = Option("look/uncertainty", _read_uncertainty)
    tool = name("tool/name", TOOLS[0].id, [tool.id for tool in TOOLS])
    island_px = whole_number("mask/island_px", 50, 1, MAX_ISLAND_PX)
    careful = flag("flag/careful", False)
    are_rare_sliders_shown = flag("flag/cut_more", False)
    cut_method = Option("cut/method", _read_cut_method)
    cut_smoothness = number("cut/smoothness", _CUT.smoothness, 0.0, 1.0)
    cut_blend = number("cut/blend", _CUT.blend, 0.0, 1.0)
    cut_texture = number("cut/texture", _CUT.texture, 0.0, 1.0)
    cut_reach = number("cut/reach", _CUT.reach, 0.0, 1.0)
    cut_crf_steps = whole_number("cut/crf_steps", _CUT.crf_steps, 0, CRF_STEPS[-1])
    cut_auto_smoothness = flag("flag/auto_smoothness", _CUT.auto_smoothness)
    cut_auto_texture = flag("flag/auto_texture", _CUT.auto_texture)

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    def stored(self, key: str) -> object:
        """Value in the file, mostly as text; None when there is none."""
        return self._file.value(key)

    def store(self, key: str, value: object) -> None:
        self._file.setValue(key, value)

    def sync(self) -> None:
        """Write to disk now (Qt does it by itself from time to time)."""
        self._file.sync()

    def radius_px(self, tool: str) -> float:
        """Radius of a drawing tool in image pixels."""
        usual = next(spec.radius_px for spec in TOOLS if spec.id == tool)
        return _number(self.stored(f"tool/radius_{tool}"), usual, MIN_RADIUS_PX, MAX_RADIUS_PX)

    def set_radius_px(self, tool: str, value: float) -> None:
        self.store(f"tool/radius_{tool}", value)

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
        stored = self.stored("project/recent")
        names = [stored] if isinstance(stored, str) else stored
        if not isinstance(names, list):
            return []
        return [path for path in (Path(str(name)) for name in names if name) if path.exists()]

    def add_recent(self, path: Path) -> None:
        others = [other for other in self.recent if other != path]
        self.store("project/recent", [str(p) for p in (path, *others)][:RECENT_LIMIT])

    def forget_recent(self, path: Path) -> None:
        self.store("project/recent", [str(p) for p in self.recent if p != path])

    def bytes_of(self, name: str) -> QByteArray | None:
        """Opaque state of a window part, or None when there is none."""
        value = self.stored(f"window/{name}")
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def set_bytes(self, name: str, value: QByteArray) -> None:
        self.store(f"window/{name}", value)

    def folder(self, name: str) -> Path | None:
        """Folder in which the user last wrote something of this kind; None when it is gone."""
        value = self.stored(f"folder/{name}")
        path = Path(str(value)) if value else None
        return path if path is not None and path.is_dir() else None

    def set_folder(self, name: str, path: Path) -> None:
        self.store(f"folder/{name}", str(path))


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
