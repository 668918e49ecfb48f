"""Files of several pages that are added to an open project: asked about once, unfolded, shown in colours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
import tifffile

from engine.core import NO_PROGRESS, UserError
from engine.core.plane_path import view_of
from engine.document.stacks.choice import StackChoice
from engine.document.stacks.view import PictureView
from engine.jobs import JobDone, JobOutcome, QueueDispatcher
from engine.service import Service
from engine.session import Question
from engine.session.import_files import FileImport
from engine.session.stack_import import STACK_QUESTION, FileSeries, StackImport
from engine.storage import ImageStatus
from engine.storage.importing.file_channel_colors import begin_channel_colors
from engine.storage.mask_import import accept_mask
from tests.helpers.fake_compute import FakeCompute
from tests.helpers.session import SHAPE, Desk

STACK = np.random.default_rng(1).integers(0, 4000, (4, 2, *SHAPE)).astype(np.uint16)


@pytest.fixture
def stacks(desk: Desk) -> Iterator[StackImport]:
    stacks = StackImport(desk.session, desk.dispatcher)
    yield stacks
    stacks.close()


@pytest.fixture
def questions(desk: Desk) -> list[Question | None]:
    raised: list[Question | None] = []
    desk.session.events.question_changed.subscribe(
        lambda pair: raised.append(pair[1]) if pair[0] == STACK_QUESTION else None
    )
    return raised


@pytest.fixture
def more(tmp_path: Path) -> Path:
    (tmp_path / "more").mkdir()
    for name in "ab":
        path = tmp_path / "more" / f"{name}.tif"
        tifffile.imwrite(path, STACK, imagej=True, metadata={"axes": "ZCYX"})
    return tmp_path / "more"


def add(desk: Desk, stacks: StackImport, path: Path) -> None:
    files = FileImport(desk.session, desk.dispatcher, stacks_added=stacks.raise_question)
    files.add_paths([path])
    desk.wait(lambda: not files.is_busy)
    files.close()


def test_it_is_asked_once_and_the_answer_holds_for_later_files(
    desk: Desk, stacks: StackImport, questions: list[Question | None], more: Path
) -> None:
    images = desk.session.project.images
    add(desk, stacks, more / "a.tif")
    desk.wait(lambda: bool(questions))
    assert questions[0] is not None
    assert questions[0].sentence == "a.tif holds 4 slices, 2 channels."
    (first,) = (row for row in images.rows() if row.path.name == "a.tif")
    accept_mask(desk.session.project, first.id, np.ones(SHAPE, np.uint8))
    stacks.answer("all")
    desk.wait(lambda: images.count() == 7)
    assert questions[-1] is None
    assert images.get(first.id).name == "a.tif (z 1)"
    assert images.work_status(first.id) is ImageStatus.ACCEPTED
    add(desk, stacks, more / "b.tif")
    desk.wait(lambda: images.count() == 11)
    assert not any(questions[1:])


def test_channels_that_were_chosen_before_the_answer_are_those_of_every_slice(
    desk: Desk, stacks: StackImport, questions: list[Question | None], more: Path
) -> None:
    images = desk.session.project.images
    add(desk, stacks, more / "a.tif")
    desk.wait(lambda: bool(questions))
    (first,) = (row for row in images.rows() if row.path.name == "a.tif")
    stacks.set_views([first.id], "c2=00ff00,0,4000")
    stacks.answer("all")
    desk.wait(lambda: images.count() == 7)
    slices = [row for row in images.rows() if row.name.startswith("a.tif")]
    assert [view_of(row.path.as_posix()) for row in slices] == ["c2=00ff00,0,4000"] * 4


def test_only_the_first_is_an_answer_too(
    desk: Desk, stacks: StackImport, questions: list[Question | None], more: Path
) -> None:
    add(desk, stacks, more)
    desk.wait(lambda: bool(questions))
    assert questions[0] is not None
    assert questions[0].sentence == "2 files hold several pages or slices, a.tif 4 slices, 2 channels."
    stacks.answer("first")
    assert questions[-1] is None
    assert desk.session.project.images.count() == 5


def test_a_project_of_stacks_asks_when_it_is_opened(
    desk: Desk, stacks: StackImport, questions: list[Question | None], more: Path
) -> None:
    desk.session.project.images.add_folder(more)
    stacks.survey()
    desk.wait(lambda: bool(questions))
    assert questions[0] is not None


def test_a_question_that_was_left_open_is_asked_again_in_a_project_with_work(
    desk: Desk, stacks: StackImport, questions: list[Question | None], more: Path
) -> None:
    project = desk.session.project
    add(desk, stacks, more / "a.tif")
    desk.wait(lambda: len(questions) == 1)
    accept_mask(project, desk.session.project.images.rows()[0].id, np.ones(SHAPE, np.uint8))
    stacks.close()
    again = StackImport(desk.session, desk.dispatcher)
    again.survey()
    desk.wait(lambda: len(questions) == 2)
    add(desk, again, more / "b.tif")
    desk.wait(lambda: len(questions) == 3)
    assert questions[2] is not None
    assert questions[2].sentence == "2 files hold several pages or slices, a.tif 4 slices, 2 channels."
    (removed,) = (row.id for row in project.images.rows() if row.name == "b.tif")
    project.images.remove([removed])
    again.answer("all")
    desk.wait(lambda: project.images.count() == 3 + 4)
    again.survey()
    again.close()
    assert not any(questions[3:])


@pytest.mark.parametrize("stored", [None, "x", [None, True, 1.5, 10**9], {"a": 1}])
def test_damaged_notes_of_a_question_ask_nothing(
    desk: Desk, stacks: StackImport, questions: list[Question | None], stored: object
) -> None:
    desk.session.project.settings.set("stacks.asked", stored)
    stacks.survey()
    stacks.answer("first")
    assert questions == [None]


def test_an_open_image_is_shown_in_its_new_colours(desk: Desk, stacks: StackImport, more: Path) -> None:
    desk.session.project.images.add_files([more / "a.tif"])
    image = desk.open(3)
    before = image.pixels
    stacks.set_views([image.id], "c2=00ff00,0,4000")
    desk.wait(lambda: desk.session.image is not None and desk.session.image is not image)
    assert np.abs(desk.image.pixels[:, :, 1] - STACK[0, 1] * (255 / 4000)).max() < 1
    stacks.set_views([image.id], "")
    desk.wait(lambda: desk.session.image is not None and np.array_equal(desk.image.pixels, before))


def test_a_page_is_chosen_and_labels_stay_with_theirs(desk: Desk, stacks: StackImport, more: Path) -> None:
    images = desk.session.project.images
    images.add_files([more / "a.tif"])
    image = images.rows()[3]
    stacks.choose(image.id, "z=3", "c1=ff0000")
    desk.wait(lambda: images.get(image.id).name == "a.tif (z 3)")
    assert images.get(image.id).path.name == "@z3@c1=ff0000"
    accept_mask(desk.session.project, image.id, np.ones(SHAPE, np.uint8))
    stacks.choose(image.id, "z=2", "")
    desk.wait(lambda: images.count() == 5)
    assert [row.name for row in images.rows()[3:]] == ["a.tif (z 3)", "a.tif (z 2)"]


def test_colours_are_for_the_file_or_for_all_of_its_kind(desk: Desk, stacks: StackImport, more: Path) -> None:
    images = desk.session.project.images
    images.add_files([more / "a.tif" / "@z1", more / "a.tif" / "@z2", more / "b.tif"])
    first = images.rows()[3].id
    stacks.set_views_alike(first, "c1=ff0000", is_of_file=True)
    assert [row.path.name for row in images.rows()[3:]] == ["@z1@c1=ff0000", "@z2@c1=ff0000", "b.tif"]
    stacks.set_views_alike(first, "c2=00ff00", is_of_file=False)
    desk.wait(lambda: images.rows()[5].path.name == "@@c2=00ff00")
    assert images.rows()[0].path.suffix == ".png"


def test_a_file_without_such_planes_is_named_and_stays(desk: Desk, stacks: StackImport, more: Path) -> None:
    from engine.document.stacks.choice import StackChoice

    desk.session.project.images.add_files([more / "a.tif"])
    image = desk.session.project.images.rows()[3]
    stacks.unfold([image.id], StackChoice.parse("t=7", ""))
    desk.wait(lambda: len(desk.notices) == 1)
    assert "a.tif has no such pages" in desk.notices[0].summary
    assert desk.session.project.images.get(image.id) == image


def test_colours_by_name_and_one_light_for_all_slices_go_together(
    desk: Desk, stacks: StackImport, more: Path
) -> None:
    images = desk.session.project.images
    named = {"axes": "ZCYX", "Channel": {"Name": ["DAPI", "GFP"]}}
    tifffile.imwrite(more / "named.ome.tif", STACK, photometric="minisblack", metadata=named)
    begin_channel_colors(desk.session.project)
    add(desk, stacks, more / "named.ome.tif")
    desk.wait(lambda: images.count() == 4)
    image = images.rows()[3]
    assert image.path.name == "@@c1=0000ff+c2=00ff00"
    stacks.answer("all")
    desk.wait(lambda: images.count() == 7)
    views = {row.path.name.rpartition("@")[2] for row in images.rows()[3:]}
    (view,) = (PictureView.parse(text) for text in views)
    assert [channel.color for channel in view.channels] == [(0, 0, 255), (0, 255, 0)]
    assert all(channel.low is not None for channel in view.channels)


def test_channels_in_files_of_their_own_stay_one_picture(desk: Desk, stacks: StackImport, more: Path) -> None:
    images = desk.session.project.images
    for number in range(2):
        tifffile.imwrite(more / f"case_{number:04d}.tif", STACK[0, number])
    images.add_below({more: ["case_0000.tif/@k2"]})
    image = images.rows()[3]
    held: list[JobOutcome[FileSeries]] = []
    stacks.layout(image.id, held.append)
    stacks.unfold([image.id], StackChoice.parse("all", ""), "c2=00ff00,0,4000")
    desk.wait(lambda: bool(held) and images.get(image.id).path != image.path)
    assert isinstance(held[0], JobDone)
    assert len(held[0].value.layouts[0].channels) == 2
    assert images.get(image.id).path.name == "@k2@c2=00ff00,0,4000"
    assert images.count() == 4


@pytest.mark.parametrize("has_pictures", [False, True])
def test_a_film_that_is_opened_is_open_and_its_folder_alone_says_how(
    tmp_path: Path, has_pictures: bool
) -> None:
    film = tmp_path / "day" / "clip.avi"
    film.parent.mkdir()
    writer = cv2.VideoWriter(str(film), cv2.VideoWriter_fourcc(*"MJPG"), 10, (64, 48))
    for number in range(3):
        writer.write(np.full((48, 64, 3), 80 * number, np.uint8))
    writer.release()
    service = Service(QueueDispatcher(), FakeCompute())
    if has_pictures:
        tifffile.imwrite(film.with_name("a.tif"), np.zeros((8, 9), np.uint8))
        service.open_path(film.parent, NO_PROGRESS)
    else:
        with pytest.raises(UserError, match="holds no image") as refused:
            service.open_path(film.parent, NO_PROGRESS)
        assert "1 video, which is added by itself" in refused.value.hint
    for path in (film, film, film.parent):
        session = service.open_path(path, NO_PROGRESS).session
        assert path != film or session.wanted_image_id == session.project.images.rows()[-1].id
        assert [row.path.name for row in session.project.images.rows()] == [
            *(["a.tif"] if has_pictures else []),
            "clip.avi",
        ]
    service.close()
