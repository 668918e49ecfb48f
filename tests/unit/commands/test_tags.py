"""`tags` gives and takes tags, and says what is likely without changing anything."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.commands.cli import build_parser
from engine.commands.datasets.tags import run
from engine.commands.support.terminal import Terminal
from engine.core import ClassList, UserError
from engine.storage import Project
from engine.storage.image_table import ImageTable
from tests.helpers.datasets import save


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for number, level in enumerate((20, 30, 40, 200, 210, 220)):
        noise = np.random.default_rng(number).normal(0, 3, (40, 60, 3))
        save(tmp_path / "images" / f"{number}.png", np.clip(level + noise, 0, 255).astype(np.uint8))
    path = tmp_path / "p.inkling"
    with Project.create(path, name="P", classes=ClassList.from_names(["background", "thing"])) as made:
        made.images.add_folder(tmp_path / "images")
    return path


def tags(project: Path, *arguments: str) -> tuple[dict[str, Any], list[str]]:
    """Result and printed lines."""
    out = io.StringIO()
    options = build_parser().parse_args(["tags", str(project), *arguments])
    return run(options, Terminal(io.StringIO(), out)), out.getvalue().splitlines()


def test_tags_are_given_taken_and_counted(project: Path) -> None:
    result, _ = tags(project, "--add", "dark, night", "--images", "0.png", "1.png")
    assert (result["changed"], result["tags"]) == (2, {"dark": 2, "night": 2})
    assert tags(project, "--add", "DARK", "--images", "0.png")[0]["changed"] == 0
    assert tags(project, "--take", "night", "--images", "0.png")[0]["tags"] == {"dark": 2, "night": 1}
    tags(project, "--refuse", "dark", "--images", "5.png")
    with Project.open(project, read_only=True) as stored:
        assert stored.tags.of(stored.images.ids()[5]).lacks == ("dark",)
    assert tags(project)[0]["tags"] == {"dark": 2, "night": 1}


def test_a_name_is_the_same_in_one_code_point_and_in_two(project: Path) -> None:
    composed, parted = "caf\u00e9", "cafe\u0301"
    with Project.open(project) as opened:
        first, second = opened.images.ids()[:2]
        opened.images.set_notes({first: (composed, "")})
    assert tags(project, "--add", "dark", "--images", parted)[0]["tags"] == {"dark": 1}
    with Project.open(project) as opened:
        opened.images.set_notes({second: (parted, "")})
    tags(project, "--take", "dark", "--images", parted)
    with Project.open(project, read_only=True) as stored:
        assert stored.tags.of(first).has == ("dark",)


def test_the_list_of_images_is_looked_through_once_for_all_names(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[int] = []
    rows = ImageTable.rows

    def counted(table: ImageTable, *arguments: Any, **options: Any) -> Any:
        looks.append(1)
        return rows(table, *arguments, **options)

    monkeypatch.setattr(ImageTable, "rows", counted)
    names = ("0.png", "1.png", "2.png", "1.png")
    assert tags(project, "--add", "night", "--images", *names)[0]["changed"] == 3
    assert len(looks) == 1


def test_the_likely_images_are_listed_beside_an_open_window_and_nothing_changes(project: Path) -> None:
    tags(project, "--add", "dark", "--images", "0.png")
    tags(project, "--refuse", "dark", "--images", "5.png")
    with Project.open(project) as window:
        result, _ = tags(project, "--suggest", "Dark", "--count", "3")
        assert window.tags.counts() == {"dark": 1}
    assert [image["name"] for image in result["images"][:2]] == ["1.png", "2.png"]
    assert len(result["images"]) == 3
    assert (result["tag"], result["open"], result["unreadable"]) == ("dark", 4, 0)
    assert all(0 < image["likelihood"] < 1 for image in result["images"])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--add", "dark"), "by name"),
        (("--images", "0.png"), "by name"),
        (("--add", "dark", "--images", "0.png", "9.png"), "No image of the project is called '9.png'"),
        (("--add", " , ", "--images", "0.png"), "holds no tag"),
        (("--suggest", "dark"), "No image has the tag 'dark' yet"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_changes(
    arguments: tuple[str, ...], says: str, project: Path
) -> None:
    with pytest.raises(UserError, match=says):
        tags(project, *arguments)
    assert tags(project)[0]["tags"] == {}
