"""Names and versions of what images are compared by."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from engine.core import UserError
from engine.embed import PICTURES, Source, SourceKind


@pytest.mark.parametrize(
    ("kind", "name", "title"),
    [
        (SourceKind.MODEL, "model-003", "model-003"),
        (SourceKind.MODEL, "leaves", "model leaves"),
        (SourceKind.ENCODER, "encoder-001", "encoder-001"),
        (SourceKind.ENCODER, "drive", "encoder drive"),
    ],
)
def test_a_network_is_named_by_its_file_and_kind_once(kind: SourceKind, name: str, title: str) -> None:
    assert Source(kind, Path(f"{name}.safetensors")).title == title
    assert PICTURES.title == "colours and textures"


def test_the_version_changes_with_the_file_and_not_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "m.safetensors"
    path.write_bytes(b"one")
    source = Source(SourceKind.MODEL, path)
    first = source.version()
    assert source.version() == first != PICTURES.version()
    os.utime(path, ns=(5, 5))
    second = source.version()
    path.write_bytes(b"longer")
    os.utime(path, ns=(5, 5))
    assert len({first, second, source.version()}) == 3


def test_a_network_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"gone\.safetensors"):
        Source(SourceKind.ENCODER, tmp_path / "gone.safetensors").version()
