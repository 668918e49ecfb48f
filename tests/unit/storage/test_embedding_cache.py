"""The file of vectors: what is stored comes back, by source and by image; a damaged one is made anew."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.core import ImageId
from engine.storage.caches import embedding_cache
from engine.storage.caches.embedding_cache import VectorFile


def row(image: int, value: float, stamp: str = "s") -> tuple[ImageId, str, np.ndarray]:
    return ImageId(image), stamp, np.full(4, value, np.float32)


def read(file: VectorFile, version: str, *images: int) -> dict[int, float]:
    found = {}
    for keys, rows in file.chunks(version, {ImageId(i) for i in images}):
        found.update({int(key): float(r[0]) for key, r in zip(keys, rows, strict=True)})
    return found


def test_vectors_come_back_by_source_and_image_after_reopening(tmp_path: Path) -> None:
    file = VectorFile(tmp_path / embedding_cache.FILE, read_only=False)
    file.put("a", [row(1, 0.5), row(3, -0.25)])
    file.put("b", [row(1, 0.125)])
    file.close()
    again = VectorFile(tmp_path / embedding_cache.FILE, read_only=False)
    assert read(again, "a", 1, 2, 3) == {1: 0.5, 3: -0.25}
    assert read(again, "b", 1) == {1: 0.125}
    assert again.stamps("a") == {1: "s", 3: "s"}
    again.close()


def test_a_newer_vector_replaces_the_older_and_unreadable_images_have_none(tmp_path: Path) -> None:
    file = VectorFile(tmp_path / embedding_cache.FILE, read_only=False)
    file.put("a", [row(1, 0.5, "old"), row(2, 0.5)])
    file.put("a", [row(1, 0.75, "new"), (ImageId(2), "broken", None)])
    assert read(file, "a", 1, 2) == {1: 0.75}
    assert file.stamps("a") == {1: "new", 2: "broken"}
    file.close()


def test_pieces_hold_every_wanted_image_once_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedding_cache, "CHUNK_ROWS", 3)
    file = VectorFile(tmp_path / embedding_cache.FILE, read_only=False)
    file.put("a", [row(i, 0.5) for i in range(1, 12)])
    wanted = {ImageId(i) for i in range(1, 12) if i != 5}
    pieces = [keys for keys, _ in file.chunks("a", wanted)]
    assert [key for keys in pieces for key in keys] == sorted(wanted)
    assert max(len(keys) for keys in pieces) == 3
    file.close()


def test_other_sources_are_dropped_with_their_vectors(tmp_path: Path) -> None:
    file = VectorFile(tmp_path / embedding_cache.FILE, read_only=False)
    file.put("model 1", [row(1, 0.5)])
    file.put("pictures", [row(1, 0.25)])
    file.keep_only({"pictures", "model 2"})
    assert file.stamps("model 1") == {}
    assert read(file, "pictures", 1) == {1: 0.25}
    file.close()


def test_reading_only_begins_with_what_is_stored_and_changes_no_file(tmp_path: Path) -> None:
    path = tmp_path / embedding_cache.FILE
    file = VectorFile(path, read_only=False)
    file.put("a", [row(1, 0.5)])
    file.close()
    content = path.read_bytes()
    reader = VectorFile(path, read_only=True)
    reader.put("a", [row(2, 0.25)])
    assert read(reader, "a", 1, 2) == {1: 0.5, 2: 0.25}
    reader.close()
    assert path.read_bytes() == content


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / embedding_cache.FILE
    path.write_bytes(b"this is no database at all" * 100)
    file = VectorFile(path, read_only=False)
    assert file.stamps("a") == {}
    file.put("a", [row(1, 0.5)])
    assert read(file, "a", 1) == {1: 0.5}
    file.close()
