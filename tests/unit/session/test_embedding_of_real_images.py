"""Real images: those of one data set are nearer to each other than to those of another."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.compute import InlineCompute
from engine.core import NO_PROGRESS, CancelToken, ClassList
from engine.embed import PICTURES, Source, SourceKind, nearest
from engine.session.similarity.embedding_index import EmbeddingIndex
from engine.storage import Project
from tests.helpers.data import data_set
from tests.helpers.networks import tiny_model_file

SETS = ("camvid", "crackforest", "cwfid", "drive", "isbi2012-em", "nuclei-dsb2018")
"""Streets, tarmac, seedlings, retinas, membranes, nuclei."""
EACH = 5


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    images = tmp_path / "images"
    images.mkdir()
    for name in SETS:
        for source in sorted((data_set(name) / "images").iterdir())[:EACH]:
            shutil.copy(source, images / f"{name} {source.name}")
    project = Project.create(tmp_path / "p.inkling", name="P", classes=ClassList.from_names(["a", "b"]))
    project.images.add_folder(images)
    yield project
    project.close()


@pytest.mark.parametrize("kind", [SourceKind.PICTURES, SourceKind.MODEL])
def test_images_of_one_set_lie_nearer_to_each_other_than_to_others(
    kind: SourceKind, project: Project, tmp_path: Path
) -> None:
    source = PICTURES
    if kind is SourceKind.MODEL:
        # Random filters tell these sets apart already; a trained network only does it better.
        source = Source(kind, tiny_model_file(tmp_path / "m.safetensors"))
    compute = InlineCompute(1)
    describer = EmbeddingIndex(project, compute)
    records = project.images.rows()
    space = describer.space(source, records, CancelToken(), NO_PROGRESS)
    describer.close()
    compute.close()

    sets = np.array([record.path.name.split(" ")[0] for record in records])
    similarity = space.vectors @ space.vectors.T
    same = sets[:, None] == sets[None]
    others = ~same
    np.fill_diagonal(same, False)
    assert len(space.keys) == len(SETS) * EACH
    assert similarity[same].mean() > similarity[others].mean() + 0.4
    first = [sets[nearest(space, row, 1)[0][0]] == sets[row] for row in range(len(sets))]
    # Chance would be 4 of 29.
    assert np.mean(first) >= 0.85
