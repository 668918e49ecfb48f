"""Colours of channels in the images that are added: in new projects, and never in those made before."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tifffile

from engine.core import NO_PROGRESS, ClassList
from engine.jobs import QueueDispatcher
from engine.service import Service
from engine.storage import Project
from engine.storage.importing.file_channel_colors import (
    COLORS_SETTING,
    adopt_channel_colors,
    begin_channel_colors,
)
from tests.helpers.fake_compute import FakeCompute

CLASSES = ClassList.from_names(["background", "nucleus"])
BLUE_AND_GREEN = "@@c1=0000ff+c2=00ff00"


@pytest.fixture
def slides(tmp_path: Path) -> Path:
    folder = tmp_path / "slides"
    folder.mkdir()
    pixels = np.random.default_rng(1).integers(0, 255, (2, 20, 30), np.uint8)
    for name, channels in (("a", ["DAPI", "GFP"]), ("b", ["one", "two"])):
        said = {"axes": "CYX", "Channel": {"Name": channels}}
        tifffile.imwrite(folder / f"{name}.ome.tif", pixels, photometric="minisblack", metadata=said)
    return folder


def names_of(project: Project) -> list[str]:
    return [record.path.name for record in project.images.rows()]


def test_a_new_project_shows_channels_in_the_colours_of_their_names_and_says_so(slides: Path) -> None:
    service = Service(QueueDispatcher(), FakeCompute())
    opened = service.open_folder(slides, NO_PROGRESS)
    assert names_of(opened.session.project) == [BLUE_AND_GREEN, "b.ome.tif"]
    assert "colours of their names" in opened.notices[0].hint
    service.close()
    tifffile.imwrite(
        slides / "c.ome.tif",
        np.zeros((2, 20, 30), np.uint8),
        photometric="minisblack",
        metadata={"axes": "CYX", "Channel": {"Name": ["GFP", "DAPI"]}},
    )
    service = Service(QueueDispatcher(), FakeCompute())
    again = service.open_folder(slides, NO_PROGRESS)
    assert names_of(again.session.project)[2] == "@@c1=00ff00+c2=0000ff"
    assert ["colours of their names" in notice.summary for notice in again.notices] == [True]
    service.close()


def test_a_project_that_was_made_before_shows_what_it_has_shown(slides: Path, tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.inkling", name="P", classes=CLASSES) as project:
        project.images.add_folder(slides)
        assert adopt_channel_colors(project, project.images.rows()) == ""
        assert names_of(project) == ["a.ome.tif", "b.ome.tif"]
        assert project.settings.get(COLORS_SETTING) is None


def test_where_no_file_of_the_sample_has_other_colours_nothing_is_said(slides: Path, tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.inkling", name="P", classes=CLASSES) as project:
        begin_channel_colors(project)
        project.images.add_files([slides / "b.ome.tif"])
        assert adopt_channel_colors(project, project.images.rows()) == ""
        assert names_of(project) == ["b.ome.tif"]
