"""A settings file that would run code is set aside before Qt reads it; any other reads as the defaults."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from gui.settings import Settings


class Bomb:
    """Makes a folder when unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.path),)


def bomb_text(trace: Path) -> str:
    raw = pickle.dumps(Bomb(trace))
    name = b"PySide::PyObjectWrapper\0"
    variant = b"\0\0\0\x7f" + len(name).to_bytes(4, "big") + name + len(raw).to_bytes(4, "big") + raw
    return "@Variant(" + "".join(f"\\x{byte:x}" if byte != 0 else "\\0" for byte in variant) + ")"


DISGUISES = {
    "plain": lambda text: text,
    "quoted": lambda text: f'"{text}"',
    "escaped": lambda text: text.replace("@V", "\\x40V"),
    "one letter": lambda text: text.replace("Variant", "Va\\x72iant"),
    "in quotes": lambda text: text.replace("@Variant", '@"Vari"ant'),
    "octal": lambda text: text.replace("@V", "\\100V"),
    "in a list": lambda text: f"x, {text}",
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_settings_file_never_runs_code(tmp_path: Path, disguise: str) -> None:
    trace, path = tmp_path / "ran", tmp_path / "window.ini"
    path.write_text(f"[look]\ntheme={DISGUISES[disguise](bomb_text(trace))}\n", encoding="latin1")
    settings = Settings(path)
    settings.theme, settings.last_project, settings.stored("look/theme")
    assert not trace.exists()
    assert (tmp_path / "window-refused.ini").is_file()


def test_the_bomb_would_go_off_without_the_check(tmp_path: Path) -> None:
    trace, path = tmp_path / "ran", tmp_path / "window.ini"
    path.write_text(f"[look]\ntheme={bomb_text(trace)}\n", encoding="latin1")
    QSettings(str(path), QSettings.Format.IniFormat).value("look/theme")
    assert trace.is_dir()


def test_our_own_settings_are_read_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    first = Settings(path)
    first.opacity = 0.25
    first.add_recent(tmp_path / "Ünï \\x40 variant")
    first.set_bytes("geometry", QByteArray(b"\x00@\xffVar iant"))
    first.sync()
    assert Settings(path).opacity == 0.25
    assert not (tmp_path / "window-refused.ini").exists()
