"""Values that only one of the last masks, or a later page, holds are known before the mapping is fixed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.commands.cli import parse, run_headless
from engine.core import CancelledError, CancelToken, Progress
from engine.core.classes import DEFAULT_CLASSES, ClassList
from engine.formats.incoming.source_sample import CountedMasks
from engine.formats.incoming.survey import ImportSurvey, survey_source
from engine.storage import ImageStatus, Project

MANY = 45
"""More masks than a survey samples."""
LATE = 7


def mask(value: int = 1) -> Image.Image:
    values = np.zeros((12, 16), np.uint8)
    values[2:6, 2:9] = value
    return Image.fromarray(values)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    for folder in ("images", "masks"):
        (tmp_path / folder).mkdir()
    for number in range(MANY):
        mask(90).save(tmp_path / "images" / f"{number:02}.png")
        mask(LATE if number == MANY - 1 else 1).save(tmp_path / "masks" / f"{number:02}.png")
    return tmp_path


def run(*words: str) -> int:
    return run_headless(parse([str(word) for word in words]))


@pytest.mark.parametrize("is_new", [True, False])
def test_a_value_of_the_last_mask_gets_its_class_too(source: Path, is_new: bool) -> None:
    project, masks = source / "p.ink", str(source / "masks")
    new = ["new", str(project), "--images", str(source / "images")]
    if is_new:
        run(*new, "--masks", masks, "--numbering", "new")
    else:
        run(*new)
        run("import", str(project), "--from", masks, "--classes", f"0=background,1=object,{LATE}=new:late")
    with Project.open(project) as opened:
        assert opened.images.counts()[ImageStatus.ACCEPTED] == MANY
        assert opened.classes.names[-1] == ("class 7" if is_new else "late")


def test_the_pages_that_planes_take_are_counted(tmp_path: Path) -> None:
    for folder in ("images", "masks"):
        (tmp_path / folder).mkdir()
        pages = [mask(LATE if folder == "masks" and page == 3 else 1) for page in range(4)]
        pages[0].save(tmp_path / folder / "s.tif", save_all=True, append_images=pages[1:])
    project = tmp_path / "p.ink"
    run("new", str(project), "--images", str(tmp_path / "images"), "--pages", "all")
    run("import", str(project), "--from", str(tmp_path / "masks"), "--numbering", "new")
    with Project.open(project) as opened:
        assert opened.images.counts()[ImageStatus.ACCEPTED] == 4
        assert f"class {LATE}" in opened.classes.names


def test_examples_come_before_all_is_counted_and_a_known_file_is_read_once(source: Path) -> None:
    samples: list[ImportSurvey] = []
    counted = CountedMasks()
    parts = (source / "masks", "png", {}, ClassList.from_names(DEFAULT_CLASSES))
    whole = survey_source(*parts, counted=counted, on_sample=samples.append)
    assert [sample.is_whole for sample in samples] == [False]
    assert whole.is_whole
    assert LATE not in {c.key for c in samples[0].classes}
    assert LATE in {c.key for c in whole.classes}
    assert whole.sampled == MANY
    for key in counted.known:
        counted.known[key] = {LATE + 1: 1}
    assert LATE + 1 in {c.key for c in survey_source(*parts, counted=counted).classes}


def test_counting_can_be_stopped(source: Path) -> None:
    token = CancelToken()

    def stop(_: Progress) -> None:
        token.cancel()

    with pytest.raises(CancelledError):
        survey_source(
            *(source / "masks", "png", {}, ClassList.from_names(DEFAULT_CLASSES), token),
            counted=CountedMasks(stop),
        )
