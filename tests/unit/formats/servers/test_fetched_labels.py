"""Labels fetched from a server count as seen only where an import has made them labels of images."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.core import NO_PROGRESS, CancelledError, CancelToken, UserError
from engine.formats.incoming.import_dataset import DatasetReport
from engine.formats.servers.contents import SendOutcome, ServerPicture
from engine.formats.servers.fetched_labels import forget_imported, noting_imported, remember_fetched
from engine.formats.servers.seen import remember_seen, seen_labels
from engine.formats.servers.transfer import fetch_project
from engine.storage import ImageStatus, Project
from engine.storage.importing.store_labels import store_labels
from tests.helpers.labelling_servers import FileServer
from tests.unit.formats.servers.test_transfer import CLASSES, Peer, accept, fetch, planted, send
from tests.unit.formats.servers.test_transfer import files as files
from tests.unit.formats.servers.test_transfer import peer as peer
from tests.unit.formats.servers.test_transfer import project as project


def seen_by_an_import_of(other: Project, peer: Peer, source: Path, format_name: str) -> int:
    """Pictures whose labels count as seen once an import of a source has given labels to all images."""
    report = DatasetReport()
    with noting_imported(other, source, format_name, report.steps):
        for record in other.images.rows():
            mask = planted()
            report.steps.append(store_labels(other, record, mask, "I", ImageStatus.ACCEPTED, None, None))
        other.flush()
    return len(seen_labels(other, peer.open().key))


@pytest.mark.parametrize("case", ["folder", "file", "another file", "two files", "changed", "format"])
def test_only_the_labels_that_were_fetched_count_as_seen(
    project: Project, files: FileServer, tmp_path: Path, case: str
) -> None:
    peer = Peer("cvat", files)
    fetch(project, peer, tmp_path / "one")
    accept(project, [planted(), planted(3)])
    send(project, peer)
    folder = tmp_path / "two"
    with Project.create(tmp_path / "q.inkling", name="Q", classes=CLASSES) as other:
        fetch_project(other, peer.open(), folder, NO_PROGRESS, CancelToken())
        other.images.add_folder(folder / "images")
        file, own = folder / "annotations.xml", folder / "a own.xml"
        if case == "two files":
            own.write_bytes(file.read_bytes())
        elif case == "changed":
            file.write_bytes(file.read_bytes() + b"\n")
        source = {"file": file, "another file": own}.get(case, folder)
        count = seen_by_an_import_of(other, peer, source, "coco" if case == "format" else "cvat")
        assert count == (2 if case in ("folder", "file") else 0)


def test_labels_that_are_fetched_anew_while_the_old_ones_come_in_are_not_seen(
    project: Project, files: FileServer, tmp_path: Path
) -> None:
    peer = Peer("cvat", files)
    report = DatasetReport()
    folder = tmp_path / "one"
    fetch(project, peer, folder)
    accept(project, [planted(), planted(3)])
    with noting_imported(project, folder, "cvat", report.steps):
        peer.task.add(0, 51, [1.0, 1.0, 9.0, 1.0, 9.0, 9.0], "polygon")
        fetch_project(project, peer.open(), folder, NO_PROGRESS, CancelToken())
        record = project.images.rows()[0]
        report.steps.append(store_labels(project, record, planted(), "I", ImageStatus.ACCEPTED, None, None))
    assert seen_labels(project, peer.open().key) == {}


def test_labels_of_an_import_that_is_undone_do_not_count_as_seen(
    project: Project, peer: Peer, tmp_path: Path
) -> None:
    fetch(project, peer, tmp_path / "one")
    accept(project, [planted(), planted(3)])
    send(project, peer)
    with Project.create(tmp_path / "q.inkling", name="Q", classes=CLASSES) as other:
        fetch(other, peer, tmp_path / "two")
        first = other.images.ids()[0]
        forget_imported(other, tmp_path / "two", peer.open().format_name, {first})
        accept(other, [planted(5), planted(6)])
        assert send(other, peer).outcomes == {SendOutcome.NEWER: 1, SendOutcome.UPDATED: 1}


@pytest.mark.expects_log
def test_what_ends_an_import_is_told_though_nothing_can_be_noted(
    project: Project, files: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    peer = Peer("cvat", files)
    fetch(project, peer, tmp_path / "one")
    accept(project, [planted(), planted(3)])
    send(project, peer)
    fetch_project(project, peer.open(), tmp_path / "one", NO_PROGRESS, CancelToken())
    report = DatasetReport()
    record = project.images.rows()[0]

    def fail(*_: object) -> None:
        raise UserError("The disk is full.")

    def stop() -> None:
        with noting_imported(project, tmp_path / "one", "cvat", report.steps):
            step = store_labels(project, record, planted(), "I", ImageStatus.ACCEPTED, None, None)
            report.steps.append(step)
            monkeypatch.setattr(project.settings, "set", fail)
            raise CancelledError

    with pytest.raises(CancelledError):
        stop()


def test_what_is_remembered_of_servers_can_be_read_again(
    project: Project, files: FileServer, tmp_path: Path
) -> None:
    remote = Peer("cvat", files).open()
    pictures = [
        ServerPicture(f"12:{n}", f"images/{'long' * 10}{n}.png", f"{'long' * 10}{n}.png", "", 12, n)
        for n in range(12_000)
    ]
    for number in range(3):
        seen = {picture.key: "0123456789abcdef" for picture in pictures}
        remember_fetched(project, tmp_path / str(number), remote, pictures, seen)
        marks = {f"{key}{'x' * 50}": value for key, value in seen.items()}
        remember_seen(project, f"server {number}", marks)
    remember_seen(project, "server 3", {f"{n:0100}": "0" for n in range(40_000)})
    project.close()
    with Project.open(tmp_path / "p.inkling") as again:
        assert list(again.settings.get("servers.fetched")) == [str(tmp_path / "2")]
        assert list(again.settings.get("servers.seen")) == ["server 3"]
        assert f"{39_999:0100}" in seen_labels(again, "server 3")
