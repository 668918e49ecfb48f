"""What the window remembers between runs, in one ini file of the user's configuration folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

from gui.cut_choices import CRF_STEPS, CutChoices
from gui.modes import ThemeChoice

RECENT_LIMIT: Final = 8
MIN_RADIUS_PX: Final = 0.5
MAX_RADIUS_PX: Final = 500.0
MAX_ISLAND_PX: Final = 99_999
UNCERTAINTIES: Final = ("entropy", "margin", "disagreement")


def settings_file() -> Path:
    """The ini file; INKLING_CONFIG_DIR moves it, for tests and portable installs."""
    override = os.environ.get("INKLING_CONFIG_DIR")
    if override:
        return Path(override) / "window.ini"
    import platformdirs

    return Path(platformdirs.user_config_dir("inkling", appauthor=False)) / "window.ini"


class Settings:
    """Typed access to the remembered values; what is missing or damaged reads as the default."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    def sync(self) -> None:
        """Write to disk now (Qt does it by itself from time to time)."""
        self._store.sync()

    @property
    def theme(self) -> ThemeChoice:
        return ThemeChoice(self._choice("look/theme", tuple(ThemeChoice)))

    @theme.setter
    def theme(self, value: ThemeChoice) -> None:
        self._store.setValue("look/theme", str(value))

    @property
    def tool(self) -> str:
        return self._choice("tool/name", ("scribble", "brush", "eraser"))

    @tool.setter
    def tool(self, value: str) -> None:
        self._store.setValue("tool/name", value)

    def radius_px(self, tool: str) -> float:
        default = 4.0 if tool == "scribble" else 12.0
        return self._number(f"tool/radius_{tool}", default, MIN_RADIUS_PX, MAX_RADIUS_PX)

    def set_radius_px(self, tool: str, value: float) -> None:
        self._store.setValue(f"tool/radius_{tool}", value)

    @property
    def opacity(self) -> float:
        return self._number("look/opacity", 0.45, 0.0, 1.0)

    @opacity.setter
    def opacity(self, value: float) -> None:
        self._store.setValue("look/opacity", value)

    @property
    def cut(self) -> CutChoices:
        """How the cut was made last; sizes of classes belong to a project and are not remembered."""
        usual = CutChoices()
        shares = {
            name: self._number(f"cut/{name}", getattr(usual, name), 0.0, 1.0)
            for name in ("smoothness", "blend", "texture", "reach")
        }
        method = str(self._store.value("cut/method", usual.method))
        steps = int(self._number("cut/crf_steps", usual.crf_steps, 0, CRF_STEPS[-1]))
        return CutChoices(
            method=method,
            crf_steps=steps,
            auto_smoothness=self.flag("auto_smoothness", usual.auto_smoothness),
            auto_texture=self.flag("auto_texture", usual.auto_texture),
            smoothness=shares["smoothness"],
            blend=shares["blend"],
            texture=shares["texture"],
            reach=shares["reach"],
        )

    @cut.setter
    def cut(self, choices: CutChoices) -> None:
        for name in ("method", "smoothness", "blend", "texture", "reach", "crf_steps"):
            self._store.setValue(f"cut/{name}", getattr(choices, name))
        self.set_flag("auto_smoothness", choices.auto_smoothness)
        self.set_flag("auto_texture", choices.auto_texture)

    @property
    def island_px(self) -> int:
        """Pieces of a class with fewer pixels are islands."""
        return int(self._number("mask/island_px", 50, 1, MAX_ISLAND_PX))

    @island_px.setter
    def island_px(self, value: int) -> None:
        self._store.setValue("mask/island_px", value)

    @property
    def uncertainty(self) -> str:
        """Which kind of doubt the overlay shows."""
        return self._choice("look/uncertainty", UNCERTAINTIES)

    @uncertainty.setter
    def uncertainty(self, value: str) -> None:
        self._store.setValue("look/uncertainty", value)

    @property
    def last_project(self) -> Path | None:
        recent = self.recent
        return recent[0] if recent else None

    @property
    def recent(self) -> list[Path]:
        """Projects opened lately, newest first; those that are gone from disk are left out."""
        stored = self._store.value("project/recent", [])
        names = [stored] if isinstance(stored, str) else stored
        if not isinstance(names, list):
            return []
        return [path for path in (Path(str(name)) for name in names if name) if path.exists()]

    def add_recent(self, path: Path) -> None:
        kept = [other for other in self.recent if other != path]
        self._store.setValue("project/recent", [str(p) for p in (path, *kept)][:RECENT_LIMIT])

    def forget_recent(self, path: Path) -> None:
        self._store.setValue("project/recent", [str(p) for p in self.recent if p != path])

    def bytes_of(self, name: str) -> QByteArray | None:
        """Opaque state of a window part, or None when there is none."""
        value = self._store.value(f"window/{name}")
        return value if isinstance(value, QByteArray) and not value.isEmpty() else None

    def set_bytes(self, name: str, value: QByteArray) -> None:
        self._store.setValue(f"window/{name}", value)

    def folder(self, name: str) -> Path | None:
        """Where the user has written something of this kind last; None when that is gone."""
        value = self._store.value(f"folder/{name}")
        path = Path(str(value)) if value else None
        return path if path is not None and path.is_dir() else None

    def set_folder(self, name: str, path: Path) -> None:
        self._store.setValue(f"folder/{name}", str(path))

    def flag(self, name: str, default: bool) -> bool:
        value = self._store.value(f"flag/{name}", default)
        return value if isinstance(value, bool) else str(value).lower() == "true"

    def set_flag(self, name: str, value: bool) -> None:
        self._store.setValue(f"flag/{name}", value)

    def _choice(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self._store.value(key, allowed[0])
        return value if value in allowed else allowed[0]

    def _number(self, key: str, default: float, low: float, high: float) -> float:
        try:
            value = float(str(self._store.value(key, default)))
        except ValueError:
            return default
        return min(high, max(low, value)) if value == value else default
