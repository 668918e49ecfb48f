"""Settings that are not what they should be: no error, and no file of others is changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gui.settings import Option, Settings

NAMES = (
    "/tmp/" + "y" * 300,
    "/tmp/" + "z/" * 3000,
    "/x\\0y",
    "\\xd800",
    "@Invalid()",
    "@Point(1 2)",
    "a, b",
    "nan",
)
CONTENTS = {
    "photograph": b"\xff\xd8" + bytes(range(256)),
    "notes": b"Dear diary\nimportant = 3\n",
    "another program's": b"[user]\nname = Ada\n",
    "with zeros": b"[look]\nopacity=0.5\n\0\0",
    "large": b"[look]\n" + b"#" * 5_000_000,
}


def read_everything(settings: Settings) -> None:
    for name, option in vars(Settings).items():
        if isinstance(option, Option):
            getattr(settings, name)
    assert settings.recent == []
    assert settings.folder("masks") is None
    settings.bytes_of("geometry"), settings.cut, settings.radius_px("brush")


@pytest.mark.parametrize("value", NAMES)
def test_every_value_of_every_setting_is_read_or_taken_for_the_default(tmp_path: Path, value: str) -> None:
    path = tmp_path / "window.ini"
    keys = [option.key for option in vars(Settings).values() if isinstance(option, Option)]
    keys += ["project/recent", "folder/masks", "window/geometry", "tool/radius_brush"]
    groups = {key.split("/")[0] for key in keys}
    lines = [
        line
        for group in sorted(groups)
        for line in (f"[{group}]", *(f"{k.split('/')[1]}={value}" for k in keys if k.startswith(f"{group}/")))
    ]
    path.write_text("\n".join(lines), encoding="latin1")
    settings = Settings(path)
    read_everything(settings)
    settings.add_recent(tmp_path)
    assert settings.recent == [tmp_path]


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
@pytest.mark.parametrize("is_link", [False, True])
def test_a_file_that_is_no_settings_file_is_never_written_over(
    tmp_path: Path, content: bytes, is_link: bool
) -> None:
    path, other = tmp_path / "window.ini", tmp_path / "other"
    (other if is_link else path).write_bytes(content)
    if is_link:
        path.symlink_to(other)
    settings = Settings(path)
    settings.opacity = 0.25
    settings.sync()
    assert (tmp_path / "window-refused.ini").read_bytes() == content
    assert Settings(path).opacity == 0.25


def test_what_was_set_aside_before_stays(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    for content in (b"first", b"second"):
        path.write_bytes(content)
        Settings(path)
    assert {file.read_bytes() for file in tmp_path.iterdir()} == {b"first", b"second"}


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to(path)])
def test_what_is_no_file_leaves_the_settings_of_this_run_in_memory(
    tmp_path: Path, make: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "window.ini"
    make(path)  # type: ignore[operator]
    settings = Settings(path)
    assert str(path) in settings.problem
    settings.opacity = 0.25
    settings.add_recent(tmp_path)
    settings.sync()
    assert (settings.opacity, settings.recent) == (0.25, [tmp_path])
    assert list(tmp_path.iterdir()) == [path]


def test_a_project_whose_disk_is_not_there_is_listed_again_when_it_is_back(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    disk, aside, other = tmp_path / "disk", tmp_path / "aside", tmp_path / "other"
    disk.mkdir(), other.mkdir()
    settings.add_recent(disk)
    disk.rename(aside)
    settings.add_recent(other)
    assert settings.recent == [other]
    aside.rename(disk)
    assert settings.recent == [other, disk]
