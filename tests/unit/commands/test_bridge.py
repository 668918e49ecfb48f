"""`bridge`: tasks of a labelling server into a project and masks back, by command."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.commands.datasets import bridge
from engine.core import ClassList
from engine.formats.servers.label_studio import LabelStudioServer
from engine.formats.servers.seen import seen_labels
from engine.storage import Project
from tests.helpers.cli import inkling_here
from tests.helpers.labelling_servers import FakeLabelStudio, FileServer, file_server, png

SHAPE = (30, 40)


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Iterator[FileServer]:
    """Files of a server with two tasks, the first of which has our annotation."""
    with file_server() as served:
        served.files = {"/data/1.png": png(*SHAPE), "/data/2.png": png(*SHAPE, seed=1)}
        studio = FakeLabelStudio(list(served.files))
        server = LabelStudioServer(studio, served.url, dict)
        monkeypatch.setattr(bridge, "connect", lambda kind, url, token: server)
        monkeypatch.setenv(bridge.TOKEN, "secret")
        yield served


def project(folder: Path) -> Path:
    path = folder / "p.inkling"
    with Project.create(path, name="P", classes=ClassList.from_names(["background", "cell"])):
        return path


def test_projects_are_listed_and_a_missing_picture_leaves_the_others(
    files: FileServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = inkling_here(tmp_path, "bridge", "labelstudio", "list", "--url", files.url)
    assert listed["projects"] == [{"id": 7, "title": "Cells", "tasks": 2}]
    del files.files["/data/2.png"]
    path = project(tmp_path)
    wanted = ("--url", files.url, "--project-id", "7")
    pulled = inkling_here(
        tmp_path, "bridge", "labelstudio", "pull", path, *wanted, "--out", tmp_path / "t", code=2
    )
    assert (pulled["fetched"], pulled["import"]["imported"]) == (1, 0)
    assert "2.png was not fetched" in capsys.readouterr().err
    with Project.open(path, read_only=True) as opened:
        assert [record.path.name for record in opened.images.rows()] == ["1-1.png"]
        assert seen_labels(opened, f"labelstudio {files.url} 7") == {}
