"""Results of earlier runs are told from files of the user's own."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.document.image import read_mask
from engine.files.own_results import (
    are_json_lines,
    is_sealed_csv,
    is_sealed_png,
    is_sealed_text,
    sealed_csv,
    sealed_text,
)
from engine.storage.mask_writer import VOC_PALETTE, write_mask_png, write_result_mask

MASK = np.arange(12, dtype=np.uint8).reshape(3, 4)


def test_a_written_result_is_known_and_still_a_mask(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    write_result_mask(path, MASK, VOC_PALETTE)
    assert is_sealed_png(path)
    assert np.array_equal(read_mask(path, MASK.shape, None), MASK)
    with Image.open(path) as image:
        image.load()


def test_a_result_that_was_changed_is_the_users(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    write_result_mask(path, MASK, VOC_PALETTE)
    with Image.open(path) as image:
        image.load()
    image.save(path)
    assert not is_sealed_png(path)
    write_result_mask(path, MASK, VOC_PALETTE)
    content = bytearray(path.read_bytes())
    content[60] ^= 1
    path.write_bytes(content)
    assert not is_sealed_png(path)


def test_a_mask_of_the_users_is_no_result(tmp_path: Path) -> None:
    write_mask_png(tmp_path / "a.png", MASK, VOC_PALETTE)
    (tmp_path / "b.png").write_bytes(b"")
    assert not is_sealed_png(tmp_path / "a.png")
    assert not is_sealed_png(tmp_path / "b.png")


RESULT = '{\n "a": [1, "\u00e9"]\n}\n'


def test_a_text_of_ours_is_known_and_still_json(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text(sealed_text(RESULT), encoding="utf-8", newline="\n")
    assert is_sealed_text(path)
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(RESULT)


@pytest.mark.parametrize("text", [RESULT, "{}", "", "[1]\n", " \t" * 16 + "\n", RESULT + " " * 32 + "\n"])
def test_a_text_of_the_users_is_no_result(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8", newline="\n")
    assert not is_sealed_text(path)


def test_a_text_changed_anywhere_is_the_users(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    content = sealed_text(RESULT).encode()
    for place in range(len(content)):
        for changed in (content[place] ^ 1, ord(" "), ord("\t"), ord("7")):
            other = content[:place] + bytes([changed]) + content[place + 1 :]
            path.write_bytes(other)
            assert is_sealed_text(path) is (other == content)
    for other in (content + b"{}", content[:-1], content.replace(b"\n", b"\r\n"), content + content[-33:]):
        path.write_bytes(other)
        assert not is_sealed_text(path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"a": 1, "b": 2}\n', True),
        ('{"a": 1, "b": 2}\n{"a": 1, "b"', True),
        ('{"a": 1, "b": 2}\n{"a": 1}\n', False),
        ('{"a": 1}\n', False),
        ('{"a": 1, "b": 2}\nnotes of mine', False),
        ("[1]\n", False),
        ("[" * 100_000, False),
        ("", False),
    ],
)
def test_lines_of_figures_are_known_by_all_their_keys(tmp_path: Path, text: str, expected: bool) -> None:
    path = tmp_path / "figures.jsonl"
    path.write_text(text)
    assert are_json_lines(path, ("a", "b")) is expected


def test_a_table_of_ours_is_known_and_still_csv(tmp_path: Path) -> None:
    path, names = tmp_path / "a.csv", ("image", "turn", "seconds")
    path.write_bytes(sealed_csv(names, b"a,1,2.5\r\nb,2,0.5\r\n"))
    assert is_sealed_csv(path, names)
    with path.open(newline="", encoding="utf-8") as file:
        assert list(csv.reader(file)) == [[*names], ["a", "1", "2.5"], ["b", "2", "0.5"]]
    assert not is_sealed_csv(path, ("image", "turn"))
    path.write_bytes(path.read_bytes() + b"c,3,4\r\n")
    assert not is_sealed_csv(path, names)
