"""The file of scores: the latest of each image comes back, also after a restart."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.core import EngineError, ImageId, ModelId
from engine.storage.caches import cache_file
from engine.storage.caches.score_cache import ScoreFile, StoredScore


def score(model: str, unclear_regions: int) -> StoredScore:
    return StoredScore(ModelId(model), 0.25, 0.5, unclear_regions, 40 * unclear_regions)


def test_the_latest_score_of_each_image_survives(tmp_path: Path) -> None:
    file = ScoreFile(tmp_path / "scores.sqlite", read_only=False)
    file.put(ImageId(7), score("m1", 1))
    file.put(ImageId(3), score("m1", 2))
    file.put(ImageId(7), score("m2", 3))
    file.close()
    again = ScoreFile(tmp_path / "scores.sqlite", read_only=False)
    assert again.all() == {ImageId(3): score("m1", 2), ImageId(7): score("m2", 3)}
    assert list(again.all()) == [3, 7]
    again.close()


def test_a_folder_that_is_not_ours_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "scores.sqlite"
    file = ScoreFile(path, read_only=False)
    file.put(ImageId(1), score("m1", 1))
    file.close()
    before = path.read_bytes()
    looking = ScoreFile(path, read_only=True)
    looking.put(ImageId(2), score("m1", 2))
    assert list(looking.all()) == [1, 2]
    looking.close()
    assert path.read_bytes() == before


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "scores.sqlite"
    path.write_bytes(b"no database" * 100)
    file = ScoreFile(path, read_only=False)
    assert file.all() == {}
    file.close()


def test_work_that_comes_after_the_end_is_refused_and_opens_no_other_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = ScoreFile(tmp_path / "scores.sqlite", read_only=False)
    file.close()
    opened: list[object] = []
    monkeypatch.setattr(cache_file, "_connect", lambda *place: opened.append(place))
    with pytest.raises(EngineError, match="closed"):
        file.put(ImageId(7), score("m1", 1))
    with pytest.raises(EngineError, match="closed"):
        file.all()
    assert opened == []
