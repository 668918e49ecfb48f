"""The packages of Label Studio and CVAT themselves, over HTTP, where they are installed."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.core import NO_PROGRESS, CancelToken, ClassList, UserError
from engine.formats.servers.connection import connect
from engine.formats.servers.contents import RemoteProject, SendAs, SendOptions, SendOutcome
from engine.formats.servers.transfer import fetch_project, send_masks
from engine.storage import ImageStatus, Project
from engine.storage.importing.store_labels import store_labels
from tests.helpers.labelling_double import TOKEN, cvat, label_studio, served
from tests.helpers.labelling_servers import FakeCvatTask, FakeLabelStudio, png

SHAPE = (30, 40)
PACKAGES = {"labelstudio": "label_studio_sdk", "cvat": "cvat_sdk"}


@pytest.fixture(params=sorted(PACKAGES))
def address(request: pytest.FixtureRequest) -> Iterator[tuple[str, str]]:
    """Kind and address of a server with two pictures."""
    kind: str = request.param
    if importlib.util.find_spec(PACKAGES[kind]) is None:
        pytest.skip(f"{PACKAGES[kind]} is not installed")
    if kind == "cvat":
        answer = cvat(FakeCvatTask(3, {"a.png": SHAPE, "b.png": SHAPE}))
    else:
        files = {"/data/a.png": png(*SHAPE), "/data/b.png": png(*SHAPE, seed=1)}
        answer = label_studio(FakeLabelStudio(list(files)), files)
    with served(answer) as url:
        yield kind, url


def opened(address: tuple[str, str]) -> RemoteProject:
    server = connect(*address, TOKEN)
    assert [(p.id, p.title) for p in server.projects()] == [(7, "Cells")]
    return server.open(7)


@pytest.mark.filterwarnings("ignore")
def test_the_package_fetches_sends_and_updates(address: tuple[str, str], tmp_path: Path) -> None:
    classes = ClassList.from_names(["background", "cell", "nucleus"])
    with Project.create(tmp_path / "p.inkling", name="P", classes=classes) as project:
        done = fetch_project(project, opened(address), tmp_path / "f", NO_PROGRESS, CancelToken())
        assert (done.fetched, done.problems) == (2, [])
        project.images.add_folder(tmp_path / "f" / "images")
        mask = np.zeros(SHAPE, np.uint8)
        mask[3:9, 4:20] = 1
        mask[20, 30] = 2
        for record in project.images.rows():
            store_labels(project, record, mask, "Test", ImageStatus.ACCEPTED, None, None)
        project.flush()
        forms = [SendOptions()] + [SendOptions(SendAs.PREDICTIONS)] * (address[0] == "labelstudio")
        for options in forms:
            for outcome in (SendOutcome.CREATED, SendOutcome.SAME):
                report = send_masks(project, opened(address), options, NO_PROGRESS, CancelToken())
                assert report.outcomes == {outcome: 2}, report.problems
        mask[10:12] = 2
        store_labels(project, project.images.rows()[0], mask, "Test", ImageStatus.ACCEPTED, None, None)
        project.flush()
        report = send_masks(project, opened(address), SendOptions(), NO_PROGRESS, CancelToken())
        assert report.outcomes == {SendOutcome.UPDATED: 1, SendOutcome.SAME: 1}


@pytest.mark.filterwarnings("ignore")
def test_wrong_tokens_projects_and_addresses_are_one_sentence(address: tuple[str, str]) -> None:
    kind, url = address
    with pytest.raises(UserError, match="refuses this token"):
        connect(kind, url, "wrong").projects()
    with pytest.raises(UserError, match="has no project 8"):
        connect(kind, url, TOKEN).open(8)
    with pytest.raises(UserError, match="does not answer"):
        connect(kind, "http://127.0.0.1:1", TOKEN).projects()
