"""Tasks of labelling servers in and masks out: pixels, nothing twice, nothing of others overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from engine.core import NO_PROGRESS, CancelToken, ClassList, LabelMap, UserError
from engine.formats.catalog import READERS
from engine.formats.incoming.import_dataset import DatasetReport, import_dataset
from engine.formats.incoming.mapping import resolve_mapping
from engine.formats.incoming.survey import survey_source
from engine.formats.servers import cvat
from engine.formats.servers.contents import RemoteProject, SendAs, SendOptions, SendOutcome
from engine.formats.servers.cvat import CvatServer
from engine.formats.servers.failures import ServerLostError
from engine.formats.servers.fetched_labels import noting_imported
from engine.formats.servers.label_studio import LabelStudioServer
from engine.formats.servers.transfer import SendReport, fetch_project, send_masks
from engine.storage import ImageStatus, Project
from engine.storage.importing.store_labels import store_labels
from tests.helpers.labelling_servers import (
    FakeCvat,
    FakeCvatTask,
    FakeLabelStudio,
    FileServer,
    RefusedError,
    file_server,
    png,
)

CLASSES = ClassList.from_names(["background", "cell", "nucleus"])
SHAPE = (40, 60)


@pytest.fixture
def files() -> Iterator[FileServer]:
    with file_server() as served:
        yield served


class Peer:
    """A server of one of the kinds with two pictures, "a b.png" and "ä.png"."""

    def __init__(self, kind: str, files: FileServer) -> None:
        self.kind = kind
        self.studio = FakeLabelStudio([])
        self.task = FakeCvatTask(3, {})
        if kind == "cvat":
            self.task = FakeCvatTask(3, {"sub/a b.png": SHAPE, "ä.png": SHAPE})
            self.client = FakeCvat([self.task])
        else:
            for name in ("/data/upload/1/0a1b2c3d-a%20b.png", "/data/upload/1/0a1b2c3e-%C3%A4.png"):
                files.files[name] = png(*SHAPE, seed=len(files.files))
            self.studio = FakeLabelStudio(list(files.files))
        self._url = files.url

    def open(self) -> RemoteProject:
        if self.kind == "cvat":
            change = lambda task, shapes, action: task.change(shapes, action)  # noqa: E731
            return CvatServer(self.client, self._url, change).open(7)
        return LabelStudioServer(self.studio, self._url, lambda: {"Authorization": "Token x"}).open(7)

    def count(self) -> int:
        """Regions of the first picture on the server, over all that stand beside each other."""
        if self.kind == "cvat":
            return sum(shape.frame == 0 for shape in self.task.shapes)
        return sum(len(annotation.result) for annotation in self.studio.made[1])

    def change_as_a_person(self) -> None:
        """Somebody takes a region of the first picture away."""
        if self.kind == "cvat":
            self.task.shapes = [s for s in self.task.shapes if s.frame][:] + [
                s for s in self.task.shapes if not s.frame
            ][1:]
        else:
            self.studio.made[1][0].result = self.studio.made[1][0].result[1:]

    def fail_in_the_middle(self) -> None:
        if self.kind == "cvat":
            self.task.fails_at = "create"
        else:
            self.studio.fails_after = len(self.studio.calls) + 4

    def recover(self) -> None:
        self.task.fails_at, self.studio.fails_after = "", 10**9


@pytest.fixture(params=["labelstudio", "cvat"])
def peer(request: pytest.FixtureRequest, files: FileServer) -> Peer:
    return Peer(request.param, files)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "p.inkling", name="P", classes=CLASSES) as made:
        yield made


def planted(seed: int = 0) -> LabelMap:
    """Objects that touch, a hole, one pixel."""
    mask = np.zeros(SHAPE, np.uint8)
    mask[5:20, 5:30] = 1
    mask[8:12, 8:12] = 0
    mask[20:30, 10 + seed : 20 + seed] = 2
    mask[35, 50] = 1
    return mask


def fetch(project: Project, peer: Peer, folder: Path) -> DatasetReport:
    """Fetch and import, as the command does."""
    done = fetch_project(project, peer.open(), folder, NO_PROGRESS, CancelToken())
    assert not done.problems
    survey = survey_source(folder, done.format_name, {}, project.classes, CancelToken())
    resolved = resolve_mapping(survey.mapping, survey.classes, project.classes)
    report = DatasetReport()
    dataset = READERS[done.format_name].load().open(folder, {})
    with noting_imported(project, folder, done.format_name, report.steps):
        import_dataset(project, dataset, resolved, {}, report, NO_PROGRESS, source=folder)
    project.flush()
    return report


def accept(project: Project, masks: list[LabelMap]) -> None:
    for record, mask in zip(project.images.rows(), masks, strict=True):
        store_labels(project, record, mask, "Test", ImageStatus.ACCEPTED, None, None)
    project.flush()


def send(project: Project, peer: Peer, options: SendOptions | None = None) -> SendReport:
    return send_masks(project, peer.open(), options or SendOptions(), NO_PROGRESS, CancelToken())


def test_masks_come_back_pixel_by_pixel_and_tasks_without_work_are_unlabelled(
    project: Project, peer: Peer, tmp_path: Path
) -> None:
    assert fetch(project, peer, tmp_path / "one").imported == 0
    names = [record.path.name for record in project.images.rows()]
    assert [name.endswith(("a b.png", "ä.png")) for name in names] == [True, True]
    assert all(record.status is ImageStatus.NEW for record in project.images.rows())
    accept(project, [planted(), planted(3)])
    assert send(project, peer).outcomes[SendOutcome.CREATED] == 2
    with Project.create(tmp_path / "q.inkling", name="Q", classes=CLASSES) as other:
        assert fetch(other, peer, tmp_path / "two").imported == 2
        masks = [other.decided_mask(record.id) for record in other.images.rows()]
        assert all(m is not None for m in masks)
        assert np.array_equal(masks[0], planted())
        assert np.array_equal(masks[1], planted(3))
        # What was fetched is what is there.
        assert send(other, peer).outcomes == {SendOutcome.SAME: 2}


def test_what_is_sent_again_is_updated_and_never_doubled(
    project: Project, peer: Peer, tmp_path: Path
) -> None:
    fetch(project, peer, tmp_path / "one")
    accept(project, [planted(), planted()])
    trial = send(project, peer, SendOptions(is_trial=True))
    assert (trial.outcomes, peer.count()) == ({SendOutcome.CREATED: 2}, 0)
    send(project, peer)
    count = peer.count()
    assert count >= 3
    assert send(project, peer).outcomes == {SendOutcome.SAME: 2}
    accept(project, [planted(5), planted()])
    assert send(project, peer).outcomes == {SendOutcome.UPDATED: 1, SendOutcome.SAME: 1}
    assert peer.count() == count


def test_labels_that_somebody_changed_are_left_alone_until_that_is_asked_for(
    project: Project, peer: Peer, tmp_path: Path
) -> None:
    fetch(project, peer, tmp_path / "one")
    accept(project, [planted(), planted()])
    send(project, peer)
    before = peer.count()
    peer.change_as_a_person()
    report = send(project, peer)
    assert report.outcomes == {SendOutcome.NEWER: 1, SendOutcome.SAME: 1}
    assert len(report.newer) == 1
    assert peer.count() == before - 1
    # Fetched pictures that keep their labels here are not seen as what is there.
    fetch_project(project, peer.open(), tmp_path / "one", NO_PROGRESS, CancelToken())
    assert send(project, peer).outcomes[SendOutcome.NEWER] == 1
    assert send(project, peer, SendOptions(overwrites=True)).outcomes[SendOutcome.UPDATED] == 1
    assert peer.count() == before


def test_a_network_that_breaks_off_loses_nothing_and_doubles_nothing(
    project: Project, peer: Peer, tmp_path: Path
) -> None:
    fetch(project, peer, tmp_path / "one")
    accept(project, [planted(), planted()])
    peer.fail_in_the_middle()
    with pytest.raises(ServerLostError, match="does not answer, or broke off"):
        send(project, peer)
    peer.recover()
    send(project, peer)
    count = peer.count()
    assert send(project, peer).outcomes == {SendOutcome.SAME: 2}
    assert peer.count() == count


def test_new_shapes_are_there_before_the_old_ones_go(
    project: Project, files: FileServer, tmp_path: Path
) -> None:
    peer = Peer("cvat", files)
    fetch(project, peer, tmp_path / "one")
    accept(project, [planted(), planted()])
    send(project, peer)
    count = peer.count()
    accept(project, [planted(7), planted()])
    peer.task.fails_at = "delete"
    with pytest.raises(ServerLostError):
        send(project, peer)
    assert peer.count() > count
    peer.recover()
    assert send(project, peer).outcomes == {SendOutcome.UPDATED: 1, SendOutcome.SAME: 1}
    assert peer.count() == count


def test_the_annotations_of_a_task_are_read_once_for_all_its_frames_that_stay(
    project: Project, files: FileServer, tmp_path: Path
) -> None:
    peer = Peer("cvat", files)
    fetch(project, peer, tmp_path / "one")
    accept(project, [planted(), planted(3)])
    remote = peer.open()
    peer.task.calls.clear()
    send_masks(project, remote, SendOptions(), NO_PROGRESS, CancelToken())
    # Those that differ are looked at right before they are changed, all at once.
    assert peer.task.calls == ["read", "read", "create"]
    # What was sent is read anew before it is compared.
    report = send_masks(project, remote, SendOptions(), NO_PROGRESS, CancelToken())
    assert report.outcomes == {SendOutcome.SAME: 2}
    assert peer.task.calls[3:] == ["read"]


def test_many_frames_are_read_and_changed_in_batches(
    project: Project, files: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cvat, "_MOST_WAITING", 3)
    peer = Peer("cvat", files)
    peer.task.frames = {f"{number}.png": SHAPE for number in range(7)}
    peer.task.size = 7
    fetch(project, peer, tmp_path / "one")
    accept(project, [planted(number) for number in range(7)])
    remote = peer.open()
    peer.task.calls.clear()
    report = send_masks(project, remote, SendOptions(), NO_PROGRESS, CancelToken())
    assert report.outcomes == {SendOutcome.CREATED: 7}
    assert peer.task.calls == ["read", *["read", "create"] * 3]
    assert {shape.frame for shape in peer.task.shapes} == set(range(7))
    # What the network lost of a batch is sent anew, and nothing twice.
    count = peer.count()
    accept(project, [planted(number + 1) for number in range(7)])
    peer.task.fails_at = "delete"
    with pytest.raises(ServerLostError):
        send(project, peer)
    peer.recover()
    assert send(project, peer).outcomes == {SendOutcome.UPDATED: 7}
    assert peer.count() == count


def test_a_frame_that_the_server_refuses_keeps_no_other_of_its_batch_back(
    project: Project, files: FileServer, tmp_path: Path
) -> None:
    peer = Peer("cvat", files)
    peer.task.frames = {f"{number}.png": SHAPE for number in range(4)}
    peer.task.size = 4
    fetch(project, peer, tmp_path / "one")
    accept(project, [planted(number) for number in range(4)])
    change = peer.task.change

    def refuse_second(shapes: list[dict[str, Any]], action: str) -> None:
        if any(shape["frame"] == 1 for shape in shapes):
            raise RefusedError(400)
        change(shapes, action)

    peer.task.change = refuse_second  # type: ignore[method-assign]
    report = send(project, peer)
    assert report.outcomes == {SendOutcome.CREATED: 3}
    assert [problem.name for problem in report.problems] == [project.images.rows()[1].name]
    assert {shape.frame for shape in peer.task.shapes} == {0, 2, 3}


def test_labels_that_somebody_saves_into_a_batch_stay(
    project: Project, files: FileServer, tmp_path: Path
) -> None:
    peer = Peer("cvat", files)
    fetch(project, peer, tmp_path / "one")
    accept(project, [planted(), planted(3)])
    remote = peer.open()
    theirs = [1.0, 1.0, 9.0, 1.0, 9.0, 9.0]
    read = peer.task.get_annotations

    def read_beside_somebody() -> SimpleNamespace:
        if len(peer.task.calls) == calls + 1:
            # After the first reading, before the one that precedes the change.
            peer.task.add(1, 51, theirs, "polygon")
        return read()

    calls = len(peer.task.calls)
    peer.task.get_annotations = read_beside_somebody  # type: ignore[method-assign]
    report = send_masks(project, remote, SendOptions(), NO_PROGRESS, CancelToken())
    assert report.outcomes == {SendOutcome.CREATED: 1, SendOutcome.NEWER: 1}
    assert [shape.points for shape in peer.task.shapes if shape.frame == 1] == [theirs]


@pytest.mark.parametrize("had_labels", [True, False])
def test_labels_that_somebody_saves_while_others_are_sent_are_left_alone(
    project: Project, files: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, had_labels: bool
) -> None:
    monkeypatch.setattr(cvat, "_MOST_WAITING", 1)
    peer = Peer("cvat", files)
    fetch(project, peer, tmp_path / "one")
    if had_labels:
        accept(project, [planted(), planted(3)])
        send(project, peer)
    accept(project, [planted(5), planted(6)])
    change = peer.task.change
    theirs = [1.0, 1.0, 9.0, 1.0, 9.0, 9.0]

    def change_beside_somebody(shapes: list[dict[str, Any]], action: str) -> None:
        change(shapes, action)
        peer.task.change = change  # type: ignore[method-assign]
        peer.task.shapes = [shape for shape in peer.task.shapes if shape.frame != 1]
        peer.task.add(1, 51, theirs, "polygon")

    peer.task.change = change_beside_somebody  # type: ignore[method-assign]
    report = send(project, peer)
    assert (report.outcomes[SendOutcome.NEWER], len(report.newer)) == (1, 1)
    assert [shape.points for shape in peer.task.shapes if shape.frame == 1] == [theirs]


def test_frames_whose_names_fall_together_on_a_disk_are_files_of_their_own(
    project: Project, files: FileServer, tmp_path: Path
) -> None:
    peer = Peer("cvat", files)
    names = ("a?.png", "a_.png", "A_.png", "sub\\b.png", "sub/b.png")
    peer.task.frames = dict.fromkeys(names, SHAPE)
    peer.task.size = len(names)
    report = fetch(project, peer, tmp_path / "one")
    assert report.problems == []
    pictures = {record.path.read_bytes() for record in project.images.rows()}
    assert len(pictures) == len(names)
    accept(project, [planted(number) for number in range(len(names))])
    assert send(project, peer).outcomes == {SendOutcome.CREATED: len(names)}
    assert {shape.frame for shape in peer.task.shapes} == set(range(len(names)))


def test_labels_that_were_fetched_but_not_imported_are_not_seen(
    project: Project, peer: Peer, tmp_path: Path
) -> None:
    fetch(project, peer, tmp_path / "one")
    accept(project, [planted(), planted()])
    send(project, peer)
    with Project.create(tmp_path / "q.inkling", name="Q", classes=CLASSES) as other:
        # The picture arrives, but its labels cannot be imported, as the file is another one.
        done = fetch_project(other, peer.open(), tmp_path / "two", NO_PROGRESS, CancelToken())
        broken = next(path for path in (tmp_path / "two").rglob("*a b.png"))
        whole = broken.read_bytes()
        broken.write_bytes(png(8, 9))
        imported = fetch(other, peer, done.folder)
        assert (imported.imported, len(imported.problems)) == (1, 1)
        broken.write_bytes(whole)
        for record in other.images.rows():
            other.images.set_size(record.id, *SHAPE)
            store_labels(other, record, planted(5), "Test", ImageStatus.ACCEPTED, None, None)
        other.flush()
        assert send(other, peer).outcomes == {SendOutcome.NEWER: 1, SendOutcome.UPDATED: 1}


def test_annotations_of_others_and_predictions_stand_beside_each_other(
    project: Project, files: FileServer, tmp_path: Path
) -> None:
    peer = Peer("labelstudio", files)
    fetch(project, peer, tmp_path / "one")
    accept(project, [planted(), planted()])
    peer.studio.annotations.create(id=1, result=[{"id": "abc", "type": "polygonlabels", "value": {}}])
    as_predictions = SendOptions(send_as=SendAs.PREDICTIONS)
    assert send(project, peer, as_predictions).outcomes == {SendOutcome.CREATED: 2}
    assert send(project, peer, as_predictions).outcomes == {SendOutcome.SAME: 2}
    assert send(project, peer).outcomes == {SendOutcome.CREATED: 2}
    assert [a.result[0]["id"] for a in peer.studio.made[1]] == ["abc", "inkling-1"]
    assert len(peer.studio.suggested[1]) == 1
    assert send(project, peer, as_predictions).outcomes == {SendOutcome.SAME: 2}
    accept(project, [planted(4), planted()])
    assert send(project, peer).outcomes == {SendOutcome.UPDATED: 1, SendOutcome.SAME: 1}


def test_frames_with_tracks_and_labels_that_are_missing_are_named(
    project: Project, files: FileServer, tmp_path: Path
) -> None:
    peer = Peer("cvat", files)
    fetch(project, peer, tmp_path / "one")
    accept(project, [planted(), planted()])
    peer.task.tracks = [type("Track", (), {"frame": 1})()]
    report = send(project, peer)
    assert report.outcomes == {SendOutcome.CREATED: 1}
    assert "tracks" in report.problems[0].sentence
    project.set_classes(ClassList.from_names(["background", "cell", "debris"]))
    assert "no label 'debris'" in send(project, peer).problems[0].sentence


def test_fetching_goes_on_where_it_broke_off(project: Project, files: FileServer, tmp_path: Path) -> None:
    peer = Peer("labelstudio", files)
    second = list(files.files)[1]
    files.cut.add(second)
    with pytest.raises(ServerLostError):
        fetch_project(project, peer.open(), tmp_path / "f", NO_PROGRESS, CancelToken())
    assert len(list((tmp_path / "f" / "images").iterdir())) == 1
    files.cut.clear()
    done = fetch_project(project, peer.open(), tmp_path / "f", NO_PROGRESS, CancelToken())
    assert (done.fetched, done.present) == (1, 1)


def test_images_that_were_uploaded_by_hand_are_known_by_their_name(
    project: Project, peer: Peer, tmp_path: Path
) -> None:
    (tmp_path / "own").mkdir()
    for name in ("a b.png", "other.png"):
        (tmp_path / "own" / name).write_bytes(png(*SHAPE))
    project.images.add_folder(tmp_path / "own")
    accept(project, [planted(), planted()])
    report = send(project, peer)
    assert report.outcomes == {SendOutcome.CREATED: 1}
    assert report.unmatched == 1


def test_a_project_that_is_not_there_is_said(files: FileServer) -> None:
    server = LabelStudioServer(FakeLabelStudio([]), files.url, dict)
    with pytest.raises(UserError, match="has no project 8"):
        server.open(8)


def test_shapes_that_masks_cannot_hold_stay_on_the_server(
    project: Project, files: FileServer, tmp_path: Path
) -> None:
    peer = Peer("cvat", files)
    kinds = {"points", "rectangle", "polyline"}
    for kind in kinds:
        peer.task.add(0, 51, [1.0, 2.0, 5.0, 6.0], kind)
    peer.task.add(0, 51, [1.0, 1.0, 9.0, 1.0, 9.0, 9.0], "polygon")
    fetch(project, peer, tmp_path / "one")
    accept(project, [planted(), planted()])
    assert send(project, peer).outcomes == {SendOutcome.UPDATED: 1, SendOutcome.CREATED: 1}
    assert {shape.type for shape in peer.task.shapes if shape.frame == 0} == {*kinds, "mask"}
    assert send(project, peer).outcomes == {SendOutcome.SAME: 2}


def test_labels_that_somebody_deleted_are_not_made_again_until_that_is_asked_for(
    project: Project, peer: Peer, tmp_path: Path
) -> None:
    fetch(project, peer, tmp_path / "one")
    accept(project, [planted(), planted()])
    send(project, peer)
    if peer.kind == "cvat":
        peer.task.shapes = [shape for shape in peer.task.shapes if shape.frame]
    else:
        peer.studio.made[1].clear()
    assert send(project, peer).outcomes == {SendOutcome.NEWER: 1, SendOutcome.SAME: 1}
    assert peer.count() == 0
    assert send(project, peer, SendOptions(overwrites=True)).outcomes[SendOutcome.CREATED] == 1
    assert peer.count() > 0


@pytest.mark.parametrize("is_redirected", [False, True])
def test_a_picture_on_another_server_that_fails_is_a_problem_of_its_own(
    project: Project, files: FileServer, tmp_path: Path, is_redirected: bool
) -> None:
    peer = Peer("labelstudio", files)
    elsewhere = files.url.replace("127.0.0.1", "localhost")
    files.refused.add("/refused.png")
    addresses = [f"{elsewhere}/refused.png", "http://127.0.0.1:9/nobody.png"]
    if is_redirected:
        files.redirects = {f"/{n}.png": address for n, address in enumerate(addresses)}
        addresses = list(files.redirects)
    peer.studio = FakeLabelStudio([*addresses, *files.files])
    done = fetch_project(project, peer.open(), tmp_path / "f", NO_PROGRESS, CancelToken())
    assert (done.fetched, len(done.problems)) == (2, 2)
    assert all("does not answer" in problem.sentence for problem in done.problems)


def test_names_with_signs_of_addresses_are_found_again(
    project: Project, files: FileServer, tmp_path: Path
) -> None:
    peer = Peer("labelstudio", files)
    files.files = {"/data/upload/1/0a1b2c3d-a%231%2520.png": png(*SHAPE)}
    peer.studio = FakeLabelStudio(list(files.files))
    report = fetch(project, peer, tmp_path / "one")
    assert report.problems == []
    assert [record.path.name for record in project.images.rows()] == ["1-a#1%20.png"]
