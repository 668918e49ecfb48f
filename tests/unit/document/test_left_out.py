"""What a folder holds and is not taken is counted, with its reason."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from engine.core import UserError
from engine.document import listing
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_images


def listed(folder: Path) -> tuple[list[str], LeftOutFiles]:
    left_out = LeftOutFiles()
    return [path.name for path in list_images(folder, left_out=left_out)], left_out


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def test_every_ending_of_a_readable_format_is_taken(tmp_path: Path) -> None:
    touch(
        tmp_path,
        *(
            f"a.{end}"
            for end in ("jpg", "JPEG", "jpe", "jfif", "png", "apng", "tif", "btf", "avif", "jp2", "jxl")
        ),
    )
    names, left_out = listed(tmp_path)
    assert len(names) == 11
    assert left_out.count == 0
    assert left_out.sentence == ""


def test_every_entry_is_either_listed_or_counted(tmp_path: Path) -> None:
    touch(tmp_path, "a.png", "deep/b.jpg", "deep/c.NEF", "d.psd", "e.txt", "f", ".hidden.png", ".DS_Store")
    (tmp_path / "p.inkling").mkdir()
    os.mkfifo(tmp_path / "pipe.png")
    (tmp_path / "nowhere.png").symlink_to(tmp_path / "gone.png")
    names, left_out = listed(tmp_path)
    assert names == ["a.png", "b.jpg"]
    assert left_out.misses_pictures
    assert left_out.to_json() == {
        ".nef": 1,
        ".psd": 1,
        ".txt": 1,
        "": 1,
        "hidden images": 1,
        "projects": 1,
        "links that lead nowhere, or devices": 2,
    }
    assert "2 pictures of formats that are not read (" in left_out.sentence
    assert left_out.sentence.count("\n") == 0


@pytest.mark.parametrize("call", ["scandir", "access"])
def test_a_subfolder_that_may_not_be_entered_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    touch(tmp_path, "a.png", "shut/b.png", "shut/deep/c.png", "z/d.png")
    function = getattr(os, call)

    def refused(path: object, *rest: object) -> object:
        if path != tmp_path / "shut":
            return function(path, *rest)
        if call == "access":
            return False
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, call, refused)
    names, left_out = listed(tmp_path)
    assert names == ["a.png", "d.png"]
    assert left_out.sentence == f"Left out: 1 folder that cannot be listed ({tmp_path / 'shut'})."
    assert left_out.misses_pictures
    with pytest.raises(UserError, match="Cannot list the folder"):
        list(list_images(tmp_path))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list every folder")
def test_a_subfolder_that_cannot_be_listed_stops_no_other(tmp_path: Path) -> None:
    touch(tmp_path, "a.png", "shut/b.png")
    (tmp_path / "shut").chmod(0)
    try:
        names, left_out = listed(tmp_path)
        with pytest.raises(UserError):
            list(list_images(tmp_path))
    finally:
        (tmp_path / "shut").chmod(0o700)
    assert names == ["a.png"]
    assert left_out.to_json() == {"folders that cannot be listed": 1}


def test_what_would_read_a_picture_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path, "a.heic", "b.HIF", "c.jpg", "d.nii.gz")
    monkeypatch.setattr(listing, "find_spec", lambda name: None)
    listing._is_installed.cache_clear()
    names, left_out = listed(tmp_path)
    assert names == ["c.jpg"]
    assert ".heic needs: pip install pillow-heif" in left_out.sentence
    assert '.nii needs: pip install "inkling[medical]"' in left_out.sentence
    monkeypatch.setattr(listing, "find_spec", lambda name: object())
    listing._is_installed.cache_clear()
    assert listed(tmp_path)[0] == ["a.heic", "b.HIF", "c.jpg", "d.nii.gz"]
    listing._is_installed.cache_clear()
