"""Options of the window: typed, limited, and readable whatever the file holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import gui.settings as settings_module
from engine.backup.chosen_folder import FILE_NAME, read_chosen_folder
from engine.session import Uncertainty
from gui.modes import OverlayMode, ThemeChoice, ToolOption, following
from gui.settings import MAX_ISLAND_PX, Option, Settings
from gui.tool_state import Choice, ToolState, flip
from gui.tools import TOOLS, ToolSpec

OPTIONS = {name: option for name, option in vars(Settings).items() if isinstance(option, Option)}


def write(path: Path, key: str, value: str) -> None:
    """Store a text as another version or another program might have."""
    file = QSettings(str(path), QSettings.Format.IniFormat)
    file.setValue(key, value)
    file.sync()


def test_no_two_options_share_a_key() -> None:
    assert len({option.key for option in OPTIONS.values()}) == len(OPTIONS) > 10


@pytest.mark.parametrize("name", sorted(OPTIONS))
@pytest.mark.parametrize("text", ["", "none", "nan", "never heard of"])
def test_a_stored_text_of_another_version_reads_as_an_allowed_value(
    tmp_path: Path, name: str, text: str
) -> None:
    usual = getattr(Settings(tmp_path / "empty.ini"), name)
    write(tmp_path / "old.ini", OPTIONS[name].key, text)
    value = getattr(Settings(tmp_path / "old.ini"), name)
    assert type(value) is type(usual)
    assert value == usual or value is False


def test_modes_are_stored_as_plain_text_and_come_back_as_members(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    settings.theme = ThemeChoice.LIGHT
    settings.uncertainty = Uncertainty.MARGIN
    settings.sync()
    text = (tmp_path / "window.ini").read_text(encoding="utf-8")
    assert "theme=light" in text
    assert "uncertainty=margin" in text
    again = Settings(tmp_path / "window.ini")
    assert again.theme is ThemeChoice.LIGHT
    assert again.uncertainty is Uncertainty.MARGIN


def test_a_number_beyond_its_limits_reads_as_the_nearest_allowed(tmp_path: Path) -> None:
    write(tmp_path / "window.ini", "mask/island_px", "1e9")
    write(tmp_path / "window.ini", "look/opacity", "-3")
    settings = Settings(tmp_path / "window.ini")
    assert (settings.island_px, settings.opacity) == (MAX_ISLAND_PX, 0.0)


@pytest.mark.parametrize("tool", [tool for tool in TOOLS if tool.has_size], ids=lambda tool: tool.id)
def test_each_tool_remembers_its_own_radius(tmp_path: Path, tool: ToolSpec) -> None:
    tools = ToolState(Settings(tmp_path / "window.ini"))
    tools.choose_tool(tool.id)
    assert tools.radius_px == tool.radius_px
    tools.set_radius_px(77.0)
    again = ToolState(Settings(tmp_path / "window.ini"))
    assert (again.tool, again.radius_px) == (tool.id, 77.0)


def test_the_modes_follow_one_another_in_a_ring() -> None:
    mode, seen = OverlayMode.FILL, []
    for _ in range(len(OverlayMode)):
        mode = following(mode)
        seen.append(mode)
    assert seen == [OverlayMode.OUTLINE, OverlayMode.BOTH, OverlayMode.OFF, OverlayMode.FILL]


def test_a_choice_tells_and_stores_only_what_differs(qtbot: QtBot) -> None:
    parent = QObject()
    stored: list[bool] = []
    choice = Choice(parent, lambda: False, stored.append)
    told: list[bool] = []
    choice.changed.connect(told.append)
    choice.set(False)
    flip(choice)
    flip(choice)
    assert stored == told == [True, False]


def test_a_choice_is_loaded_when_somebody_first_needs_it(qtbot: QtBot) -> None:
    parent = QObject()
    loads: list[int] = []
    choice = Choice(parent, lambda: loads.append(1) or 5)
    assert loads == []
    assert [choice.value, choice.value] == [5, 5]
    assert loads == [1]


def test_an_option_of_a_tool_is_remembered_within_its_range(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    option = ToolOption(
        "tolerance", "Tolerance", 1, 50, 12, "", "How far colours may differ", ("less", "more")
    )
    row = replace(TOOLS[-1], id="dipper", options=(option,))
    monkeypatch.setattr("gui.tools.TOOLS", (*TOOLS, row))
    monkeypatch.setattr("gui.tool_state.TOOLS", (*TOOLS, row))
    ini = tmp_path / "window.ini"
    tools = ToolState(Settings(ini))
    tools.choose_tool("dipper")
    seen: list[tuple[str, int]] = []
    tools.option_changed.connect(lambda name, value: seen.append((name, value)))
    assert tools.option("tolerance") == 12
    tools.set_option("tolerance", 99)
    tools.set_option("tolerance", 50)
    assert seen == [("tolerance", 50)]
    assert Settings(ini).tool_option("dipper", option) == 50
    Settings(ini).store("tool/dipper_tolerance", "nan")
    assert Settings(ini).tool_option("dipper", option) == 12


def test_the_folder_for_copies_is_kept_where_commands_read_it(tmp_path: Path) -> None:
    write(tmp_path / "window.ini", "backup/folder", str(tmp_path / "former"))
    assert Settings(tmp_path / "window.ini").backup_folder == str(tmp_path / "former")
    assert read_chosen_folder(tmp_path) == tmp_path / "former"
    settings = Settings(tmp_path / "window.ini")
    settings.backup_folder = str(tmp_path / "new")
    settings.sync()
    assert "former" not in (tmp_path / "window.ini").read_text(encoding="utf-8")
    assert read_chosen_folder(tmp_path) == tmp_path / "new"
    settings.backup_folder = ""
    assert (settings.backup_folder, read_chosen_folder(tmp_path)) == ("", None)


def test_a_folder_for_copies_that_cannot_be_kept_counts_in_this_run(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    (tmp_path / FILE_NAME).mkdir()
    settings.backup_folder = str(tmp_path)
    assert settings.backup_folder == str(tmp_path)
    assert FILE_NAME in settings.problem


def test_a_setting_is_written_when_it_has_rested_and_at_once_when_asked(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "window.ini"
    settings = Settings(path)
    settings.opacity = 0.25
    for _ in range(5):
        QApplication.processEvents()
    assert not path.exists()
    qtbot.waitUntil(
        lambda: path.is_file() and "opacity=0.25" in path.read_text(encoding="utf-8"), timeout=60_000
    )
    monkeypatch.setattr(settings_module, "_REST_MS", 60_000)
    settings = Settings(path)
    settings.opacity = 0.75
    QApplication.processEvents()
    assert "opacity=0.25" in path.read_text(encoding="utf-8")
    settings.sync()
    assert "opacity=0.75" in path.read_text(encoding="utf-8")


def test_each_change_of_a_setting_begins_the_rest_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings_module, "_REST_MS", 60_000)
    path = tmp_path / "window.ini"
    settings = Settings(path)
    file = settings._file
    assert file is not None
    for opacity in (0.25, 0.5):
        settings.opacity = opacity
        assert file._rest.isActive()
        # Qt tells of the first change alone.
        QApplication.processEvents()
        file._rest.stop()
    assert not path.exists()
