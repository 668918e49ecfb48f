"""One damaged file of a data set, in any format with files for each image, leaves the other images in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import NO_PROGRESS, ClassList
from engine.formats.catalog import READERS, WRITERS
from engine.formats.export import export
from engine.formats.incoming.import_dataset import DatasetReport, import_dataset
from engine.formats.incoming.mapping import resolve_mapping, suggested_mapping
from engine.formats.incoming.recognition import recognise_source
from engine.formats.outgoing.options import ExportOptions
from engine.storage import Project, accept_mask
from tests.helpers.exports import skip_without_extra

CLASSES = ClassList.from_names(["background", "cell"])
NAMES = ("alpha", "beta", "gamma")
SHAPE = (20, 30)
BOTH_WAYS = [name for name, row in WRITERS.items() if (row.read_as or name) in READERS]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    folder = tmp_path_factory.mktemp("damage")
    (folder / "images").mkdir()
    rng = np.random.default_rng(0)
    with Project.create(folder / "p.inkling", name="P", classes=CLASSES) as made:
        for name in NAMES:
            picture = Image.fromarray(rng.integers(0, 256, (*SHAPE, 3), np.uint8))
            picture.save(folder / "images" / f"{name}.png")
        made.images.add_folder(folder / "images")
        for record in made.images.rows():
            mask = np.zeros(SHAPE, np.uint8)
            mask[4:9, 4:9] = mask[12:15, 4:9] = 1
            accept_mask(made, record.id, mask)
        yield made


def taken_in(folder: Path, name: str, source: Path) -> DatasetReport:
    """What came of an import into a new project."""
    reader = READERS[name].load()
    answers = {q.key: q.default for q in reader.open(source, {}).questions if q.default}
    dataset = reader.open(source, answers)
    mapping = resolve_mapping(suggested_mapping(dataset.classes, CLASSES), dataset.classes, CLASSES)
    outcome = DatasetReport()
    with Project.create(folder, name="Q", classes=mapping.classes) as empty:
        import_dataset(*(empty, dataset, mapping, answers, outcome, NO_PROGRESS), source=source)
    return outcome


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_a_damaged_file_of_one_image_leaves_the_others_in(
    project: Project, tmp_path: Path, name: str
) -> None:
    skip_without_extra(name, tmp_path)
    out = tmp_path / "out"
    export(project, out, name, ExportOptions())
    shutil.rmtree(out / "inkling")
    known = recognise_source(out)[0].name
    # The first of all, by which readers find out what the others are.
    files = [file for file in sorted(out.rglob("*")) if file.is_file() and NAMES[0] in str(file)]
    for number, file in enumerate(files):
        content = file.read_bytes()
        file.write_bytes(content[: len(content) // 2])
        assert recognise_source(out)[0].name == known, file
        outcome = taken_in(tmp_path / f"{number}.inkling", WRITERS[name].read_as or name, out)
        assert outcome.imported >= 2, (file, outcome.problems)
        if outcome.imported == 2:
            assert outcome.problems, file
        file.write_bytes(content)
