"""Adding images by name and keeping track of them."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import pytest

from engine.core import BadInputError, CancelledError, CancelToken, Progress, UserError
from engine.storage import ImageStatus, Project
from engine.storage.stored_images import reading
from tests.helpers.projects import new_project, save_image, touch


def test_names_come_in_the_order_a_person_would_count_them_and_no_file_is_opened(tmp_path: Path) -> None:
    touch(tmp_path / "i", "img10.png", "img2.JPG", "notes.txt", ".hidden.png", "b/x.tif", "a.inkling/m.png")
    with new_project(tmp_path) as project:
        assert project.images.add_folder(tmp_path / "i") == 3
        assert [r.mask_name for r in project.images.rows()] == ["img2", "img10", "b/x"]
        assert project.images.rows()[2].path == tmp_path / "i" / "b" / "x.tif"


def test_images_of_one_stem_get_mask_names_of_their_own(tmp_path: Path) -> None:
    touch(tmp_path / "one", "Cell.jpg", "cell.png")
    touch(tmp_path / "two", "cell.jpg")
    with new_project(tmp_path, tmp_path / "one") as project:
        project.images.add_folder(tmp_path / "two")
        assert [r.mask_name for r in project.images.rows()] == ["Cell", "cell-png", "two/cell"]


def test_a_folder_added_twice_or_by_its_parent_adds_nothing_again(tmp_path: Path) -> None:
    images = touch(tmp_path / "i", "a.png", "sub/b.png")
    with new_project(tmp_path, images) as project:
        again = [project.images.add_folder(f) for f in (images, images / "sub", tmp_path)]
        assert again == [0, 0, 0]
        assert project.images.add_files([images / "a.png", images / "sub" / "b.png"]) == 0
        assert project.images.count() == 2


def test_an_image_added_alone_is_known_when_its_folder_comes(tmp_path: Path) -> None:
    images = touch(tmp_path / "i", "a.png", "sub/b.png")
    with new_project(tmp_path) as project:
        assert project.images.add_files([images / "sub" / "b.png"]) == 1
        assert project.images.add_folder(images) == 1


def test_an_empty_folder_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "i").mkdir()
    with new_project(tmp_path) as project, pytest.raises(UserError, match="No image in"):
        project.images.add_folder(tmp_path / "i")


def test_a_cancelled_listing_adds_nothing(tmp_path: Path) -> None:
    images = touch(tmp_path / "i", *(f"{n}.png" for n in range(1200)))
    token = CancelToken()

    def cancel(progress: Progress) -> None:
        token.cancel()

    images2 = touch(tmp_path / "i", *(f"x{n}.png" for n in range(1200)))
    with new_project(tmp_path) as project:
        with pytest.raises(CancelledError):
            project.images.add_folder(images2, cancel, token)
        assert project.images.count() == 0
        assert project.images.add_folder(images) == 2400


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_file_name_that_is_no_unicode_survives(tmp_path: Path) -> None:
    images = tmp_path / "i"
    images.mkdir()
    path = Path(os.fsdecode(os.fsencode(images) + b"/caf\xe9.png"))
    save_image(path)
    with new_project(tmp_path, images) as project:
        record = project.images.rows()[0]
        assert record.path == path
        assert record.path.exists()
        assert project.images.find(path) == record


def test_awkward_names_are_found_again(tmp_path: Path) -> None:
    names = [
        "ein Bild.png",
        "grün.png",
        "细胞.png",
        "a%b_c.png",
        "d'q\"u.png",
        "x" * 200 + ".png",
        "dots.a.b.PNG",
    ]
    images = touch(tmp_path / "i", *names)
    with new_project(tmp_path, images) as project:
        found = [project.images.find(images / name) for name in names]
        assert [record.path.name for record in found if record] == names
        assert [r.path.name for r in project.images.rows(text="GRÜN")] == ["grün.png"]
        assert [r.path.name for r in project.images.rows(text="%b_")] == ["a%b_c.png"]
        assert project.images.count(text="_") == 1


def test_pages_filters_and_neighbours_agree(tmp_path: Path) -> None:
    images = touch(tmp_path / "i", *(f"{n}.png" for n in range(6)))
    with new_project(tmp_path, images) as project:
        ids = [r.id for r in project.images.rows()]
        project.images.set_status(ids[1], ImageStatus.ACCEPTED)
        project.images.set_status(ids[4], ImageStatus.ACCEPTED)
        assert [r.id for r in project.images.rows(offset=2, limit=3)] == ids[2:5]
        assert [r.id for r in project.images.rows(status=ImageStatus.ACCEPTED)] == [ids[1], ids[4]]
        assert project.images.neighbour(ids[1], 1) == ids[2]
        assert project.images.neighbour(ids[1], 1, ImageStatus.ACCEPTED) == ids[4]
        assert project.images.neighbour(ids[4], -1, ImageStatus.NEW) == ids[3]
        assert project.images.neighbour(ids[5], 1) is None
        assert project.images.counts()[ImageStatus.ACCEPTED] == 2
        assert project.images.count(ImageStatus.NEW) == 4


def test_a_missing_file_is_marked_and_its_own_status_comes_back_with_it(tmp_path: Path) -> None:
    images = touch(tmp_path / "i", "a.png", "b.png")
    with new_project(tmp_path, images) as project:
        image_id = project.images.rows()[0].id
        project.images.set_status(image_id, ImageStatus.ACCEPTED)
        (images / "a.png").rename(tmp_path / "kept")
        assert project.images.check_files() == (1, 0)
        assert project.images.get(image_id).status == ImageStatus.MISSING
        assert project.images.count() == 2
        (tmp_path / "kept").rename(images / "a.png")
        assert project.images.check_files() == (0, 1)
        assert project.images.get(image_id).status == ImageStatus.ACCEPTED


def test_an_unreadable_image_keeps_the_status_of_its_work(tmp_path: Path) -> None:
    with new_project(tmp_path, touch(tmp_path / "i", "a.png")) as project:
        image_id = project.images.rows()[0].id
        project.images.set_status(image_id, ImageStatus.STARTED)
        project.images.set_status(image_id, ImageStatus.UNREADABLE)
        assert project.images.rows(status=ImageStatus.STARTED) == []
        project.images.clear_problem(image_id)
        assert project.images.get(image_id).status == ImageStatus.STARTED


def test_images_are_found_when_they_move_together_with_their_project(tmp_path: Path) -> None:
    home = tmp_path / "home"
    images = touch(home / "i", "a.png")
    new_project(home, images).close()
    home.rename(tmp_path / "moved")
    with Project.open(tmp_path / "moved" / "p.inkling") as project:
        assert project.images.rows()[0].path == tmp_path / "moved" / "i" / "a.png"
        assert project.images.check_files() == (0, 0)


def test_a_folder_that_moved_alone_can_be_shown_anew(tmp_path: Path) -> None:
    images = touch(tmp_path / "i", "a.png")
    with new_project(tmp_path, images) as project:
        images.rename(tmp_path / "j")
        assert project.images.check_files() == (1, 0)
        project.images.move_folder(project.images.folders()[0].id, tmp_path / "j")
        assert project.images.check_files() == (0, 1)
        assert project.images.rows()[0].path == tmp_path / "j" / "a.png"


def test_an_unknown_image_or_split_is_refused(tmp_path: Path) -> None:
    with new_project(tmp_path, touch(tmp_path / "i", "a.png")) as project:
        with pytest.raises(BadInputError, match="no image number 77"):
            project.images.get(77)  # type: ignore[arg-type]
        with pytest.raises(BadInputError, match="split"):
            project.images.set_split(project.images.rows()[0].id, "test")


def test_files_that_are_all_there_are_checked_in_a_read_only_project_as_well(tmp_path: Path) -> None:
    images = touch(tmp_path / "i", "a.png")
    with new_project(tmp_path, images) as project:
        path = project.path
    with Project.open(path, read_only=True) as project:
        assert project.images.check_files() == (0, 0)


def test_images_that_come_while_files_are_checked_are_left_to_the_next_check(tmp_path: Path) -> None:
    images = touch(tmp_path / "i", "a.png")
    touch(tmp_path / "more", "b.png")
    with new_project(tmp_path, images) as project:
        checked = project.images.check_files(lambda progress: _add_once(project, tmp_path / "more"))
        assert checked == (0, 0)
        assert [folder.image_count for folder in project.images.folders()] == [1, 1]


def _add_once(project: Project, folder: Path) -> None:
    if project.images.count() == 1:
        project.images.add_folder(folder)


def test_the_collector_of_cycles_rests_while_rows_are_read_and_is_then_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    images = touch(tmp_path / "i", "a.png")
    collects: list[bool] = []
    noted = reading.image_row

    def note(folders: set[int]) -> object:
        collects.append(gc.isenabled())
        return noted(folders)

    monkeypatch.setattr(reading, "image_row", note)
    with new_project(tmp_path, images) as project:
        for is_enabled in (True, False):
            gc.enable() if is_enabled else gc.disable()
            try:
                project.images.refresh()
                assert gc.isenabled() is is_enabled
            finally:
                gc.enable()
    assert set(collects) == {False}
