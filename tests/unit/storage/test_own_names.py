"""Images of one name are told apart everywhere: in the list, in messages and in results."""

from __future__ import annotations

import pickle
import random
from pathlib import Path

import pytest
from PIL import Image

from engine.core import ClassList, FileError, UserError
from engine.storage import Project
from engine.storage.image_names import own_names

CLASSES = ClassList.from_names(["background", "object"])


def pictures(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (8, 8)).save(folder / name)
    return folder


def shown(project: Project) -> dict[str, str]:
    return {record.path.as_posix(): record.name for record in project.images.rows()}


def test_a_name_is_as_short_as_it_can_be_and_no_other_image_has_it(tmp_path: Path) -> None:
    first = pictures(tmp_path / "x" / "day", "a.png", "b.png", "deep/a.png", "one/deep/a.png")
    second = pictures(tmp_path / "y" / "day", "a.png", "c.png")
    with Project.create(tmp_path / "p.inkling", name="p", classes=CLASSES) as project:
        project.images.add_folder(first)
        assert [record.name for record in project.images.rows()] == [
            "day/a.png",
            "b.png",
            "day/deep/a.png",
            "one/deep/a.png",
        ]
        project.images.add_folder(second)
        names = shown(project)
        assert names[(first / "a.png").as_posix()] == "x/day/a.png"
        assert names[(second / "a.png").as_posix()] == "y/day/a.png"
        assert names[(second / "c.png").as_posix()] == "c.png"
        assert len(set(names.values())) == len(names)


@pytest.mark.parametrize("seed", range(5))
def test_names_are_never_shared(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    folders = ["m/p", "n/p", "n/q", "q"]
    with Project.create(tmp_path / "p.inkling", name="p", classes=CLASSES) as project:
        for folder in folders:
            names = {
                "/".join(
                    [*chance.choices(["p", "q"], k=chance.randrange(3)), chance.choice(["a", "b"]) + ".png"]
                )
                for _ in range(6)
            }
            project.images.add_folder(pictures(tmp_path / folder, *names))
        names_shown = shown(project)
        assert len(set(names_shown.values())) == len(names_shown)
        assert all(Path(path).name == name.rsplit("/")[-1] for path, name in names_shown.items())
        project.images.refresh()
        assert shown(project) == names_shown


def test_names_that_are_no_unicode_and_many_folders() -> None:
    names = own_names([(1, "/x/a\udcff.png"), (2, "/x/d/a\udcff.png"), (3, "/x/c.png")])
    assert names == {1: "x/a\udcff.png", 2: "d/a\udcff.png"}
    paths = [(number, f"/data/{number}/scan/image.png") for number in range(1000)]
    assert own_names(paths) == {number: f"{number}/scan/image.png" for number in range(1000)}


def test_a_message_about_a_file_names_it_as_the_list_does(tmp_path: Path) -> None:
    folder = pictures(tmp_path / "day", "a.png", "deep/a.png")
    with Project.create(tmp_path / "p.inkling", name="p", classes=CLASSES) as project:
        project.images.add_folder(folder)
        _, deep = project.images.rows()
        problem = deep.problem(FileError(deep.path, "is damaged.", "Copy it again."))
        assert problem.name == "deep/a.png"
        assert problem.sentence.startswith("deep/a.png is damaged.")


def test_only_an_error_about_the_file_itself_gets_its_name(tmp_path: Path) -> None:
    folder = pictures(tmp_path / "day", "a.png", "deep/a.png")
    with Project.create(tmp_path / "p.inkling", name="p", classes=CLASSES) as project:
        project.images.add_folder(folder)
        _, deep = project.images.rows()
        assert deep.name == "deep/a.png"
        mask = FileError(tmp_path / "masks" / "a.png", "is damaged.")
        other = UserError("The disk with data.png a.png failed.")
        for error in (mask, other):
            assert deep.problem(error).sentence == str(error)
        named = deep.named_in(FileError(deep.path, "is a.png.png, not {}.", "Copy a.png again."))
        crossed = pickle.loads(pickle.dumps(named))
        for error in (named, crossed):
            assert (error.summary, error.hint) == ("deep/a.png is a.png.png, not {}.", "Copy a.png again.")
