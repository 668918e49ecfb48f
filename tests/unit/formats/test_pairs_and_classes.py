"""Pairing predictions with truth, and reading the parts of a dataset folder."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import UserError
from engine.formats.dataset import find_dataset_folder, read_class_file
from engine.formats.pairs import pair_masks, read_pair


def save(path: Path, shape: tuple[int, int] = (4, 6), value: int = 1) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(np.full(shape, value, np.uint8)).save(path)


def test_masks_pair_by_name_and_the_others_are_told(tmp_path: Path) -> None:
    for name in ("p/a.png", "p/sub/b.png", "p/extra.png", "t/a.tif", "t/sub/b.png", "t/lost.png"):
        save(tmp_path / name)
    pairing = pair_masks(tmp_path / "p", tmp_path / "t")
    assert [pair.name for pair in pairing.pairs] == ["a", "sub/b"]
    assert sorted(problem.path.name for problem in pairing.problems) == ["extra.png", "lost.png"]


def test_two_files_of_one_name_are_told(tmp_path: Path) -> None:
    for name in ("p/a.png", "p/a.tif", "t/a.png"):
        save(tmp_path / name)
    pairing = pair_masks(tmp_path / "p", tmp_path / "t")
    assert len(pairing.pairs) == 1
    assert "bears the same name" in pairing.problems[0].sentence


def test_folders_without_a_common_name_are_refused(tmp_path: Path) -> None:
    save(tmp_path / "p" / "a.png")
    save(tmp_path / "t" / "b.png")
    with pytest.raises(UserError, match="bears the name of one"):
        pair_masks(tmp_path / "p", tmp_path / "t")


def test_a_pair_gives_both_masks_or_says_why_not(tmp_path: Path) -> None:
    save(tmp_path / "p" / "a.png", value=2)
    save(tmp_path / "t" / "a.png", value=0)
    save(tmp_path / "p" / "b.png", shape=(6, 4))
    save(tmp_path / "t" / "b.png")
    good, odd = pair_masks(tmp_path / "p", tmp_path / "t").pairs
    predicted, truth = read_pair(good, 3)
    assert (predicted.max(), truth.max()) == (2, 0)
    with pytest.raises(UserError, match="class 2"):
        read_pair(good, 2)
    with pytest.raises(UserError, match="is 4x6, the true one 6x4"):
        read_pair(odd, 3)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"background\ncell\ncell\n", r"c\.txt: The class name 'cell' stands twice \(lines 2 and 3\)"),
        (b"", "is empty"),
        (b"\n\n", "names no class"),
        (b"a\n\nb\n", r"Line 2 of c\.txt is empty"),
        (b"caf\xe9\n", "not UTF-8"),
        (b"\n".join(b"c%d" % n for n in range(300)), "a mask can hold 255"),
    ],
)
def test_a_class_file_that_is_not_in_order_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "c.txt").write_bytes(content)
    with pytest.raises(UserError, match=said):
        read_class_file(tmp_path / "c.txt")


def test_a_class_file_with_a_byte_order_mark_and_windows_lines_is_read(tmp_path: Path) -> None:
    (tmp_path / "c.txt").write_bytes(b"\xef\xbb\xbfsky\r\nroad\r\n\r\n")
    assert read_class_file(tmp_path / "c.txt").names == ("sky", "road")


def test_what_is_missing_in_a_dataset_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no folder 'images'"):
        find_dataset_folder(tmp_path)
    (tmp_path / "images").mkdir()
    with pytest.raises(UserError, match=r"classes\.txt is not in"):
        find_dataset_folder(tmp_path)
    (tmp_path / "classes.txt").write_text("a\n")
    assert find_dataset_folder(tmp_path).masks is None
