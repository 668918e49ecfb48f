"""Caches beside a project whose folder moves, is replaced or cannot be written: nobody hears of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.core import ImageId, ModelId
from engine.files.pinned_folders import pinned
from engine.storage.caches import embedding_cache, score_cache
from engine.storage.caches.embedding_cache import VectorFile
from engine.storage.caches.score_cache import ScoreFile, StoredScore


@dataclass(frozen=True)
class Cache:
    file: str
    open: Callable[[Path, bool], Any]
    put: Callable[[Any, int], None]
    images: Callable[[Any], list[int]]


CACHES = [
    Cache(
        score_cache.FILE,
        lambda path, read_only: ScoreFile(path, read_only=read_only),
        lambda file, image: file.put(ImageId(image), StoredScore(ModelId("m"), 0.25, 0.5, 1, 40)),
        lambda file: list(file.all()),
    ),
    Cache(
        embedding_cache.FILE,
        lambda path, read_only: VectorFile(path, read_only=read_only),
        lambda file, image: file.put("v", [(ImageId(image), "stamp", np.ones(4, np.float32))]),
        lambda file: [i for images, _ in file.chunks("v", set(range(99))) for i in images],  # type: ignore[arg-type]
    ),
]


@pytest.fixture(params=CACHES, ids=lambda cache: cache.file)
def cache(request: pytest.FixtureRequest) -> Cache:
    made: Cache = request.param
    return made


@contextmanager
def opened(cache: Cache, folder: Path, *, read_only: bool = False) -> Iterator[Any]:
    file = cache.open(folder / cache.file, read_only)
    try:
        yield file
    finally:
        file.close()


@pytest.fixture
def folder(tmp_path: Path, cache: Cache) -> Path:
    made = tmp_path / "p.inkling"
    made.mkdir()
    with opened(cache, made) as file:
        cache.put(file, 1)
    return made


def test_a_folder_that_moves_takes_its_cache_along(cache: Cache, folder: Path) -> None:
    with opened(cache, folder) as file:
        cache.put(file, 2)
        aside = folder.rename(folder.with_name("aside"))
        cache.put(file, 3)
        assert cache.images(file) == [1, 2, 3]
        assert not folder.exists()
        aside.rename(folder)
        cache.put(file, 4)
        assert cache.images(file) == [1, 2, 3, 4]
    with opened(cache, folder) as file:
        assert cache.images(file) == [1, 2]


def test_a_cache_in_the_place_of_ours_stays_as_it_is(cache: Cache, folder: Path) -> None:
    with opened(cache, folder) as file:
        folder.rename(folder.with_name("aside"))
        folder.mkdir()
        with opened(cache, folder) as other:
            cache.put(other, 50)
        content = (folder / cache.file).read_bytes()
        cache.put(file, 2)
        assert cache.images(file) == [1, 2]
        assert (folder / cache.file).read_bytes() == content


@pytest.mark.parametrize("is_replaced", [False, True])
def test_a_cache_opened_while_the_folder_is_away_is_a_temporary_one(
    cache: Cache, folder: Path, is_replaced: bool
) -> None:
    with pinned(folder):
        aside = folder.rename(folder.with_name("aside"))
        if is_replaced:
            folder.mkdir()
        with opened(cache, folder) as file:
            cache.put(file, 2)
            assert cache.images(file) == [2]
        assert not (folder / cache.file).exists()
        assert (aside / cache.file).exists()


def test_a_cache_that_is_damaged_while_it_is_open_begins_anew(cache: Cache, folder: Path) -> None:
    with opened(cache, folder) as file:
        path = folder / cache.file
        size = path.stat().st_size
        path.write_bytes(b"x" * size)
        with sqlite3.connect(path) as stranger, pytest.raises(sqlite3.DatabaseError):
            stranger.execute("SELECT * FROM sqlite_master")
        cache.put(file, 2)
        assert 2 in cache.images(file)


def test_a_damaged_cache_that_is_not_ours_counts_as_empty(cache: Cache, folder: Path) -> None:
    path = folder / cache.file
    path.write_bytes(b"no database" * 100)
    with opened(cache, folder, read_only=True) as file:
        assert cache.images(file) == []
        cache.put(file, 2)
        assert cache.images(file) == [2]
    assert path.read_bytes() == b"no database" * 100
