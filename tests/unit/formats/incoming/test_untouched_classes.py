"""Classes that a source names take the place of the untouched ones of a new project."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.commands.cli import parse, run_headless
from engine.core import ClassList
from engine.core.classes import DEFAULT_CLASSES
from engine.formats.incoming.contents import ClassKey, IncomingClass, ground_class
from engine.formats.incoming.mapping import parse_mapping, resolve_mapping
from engine.formats.incoming.noted_imports import take_noted
from engine.formats.plain_masks import import_masks
from engine.storage import Project
from tests.helpers.incoming import picture

DEFAULT = ClassList.from_names(DEFAULT_CLASSES)
SHAPES = [IncomingClass(0, "cat"), IncomingClass(1, "dog"), ground_class()]
STREET = [IncomingClass(2, "car"), IncomingClass(0, "road"), IncomingClass(1, "sky")]
COLOURS = [IncomingClass(0xFF0000, "roof"), IncomingClass(0, "black"), IncomingClass(0xFF, "pond")]
WALLS = [IncomingClass(0, "other", role="ignore"), IncomingClass(1, "wall"), IncomingClass(2, "door")]


@pytest.mark.parametrize(
    ("source", "lines", "names"),
    [
        (SHAPES, (), ("background", "cat", "dog")),
        (SHAPES, ("cat=object",), ("background", "object", "dog")),
        (SHAPES, ("uncovered=unlabelled",), ("background", "cat", "dog")),
        ([*SHAPES, IncomingClass(2, "Object")], (), ("background", "cat", "dog", "object")),
        ([IncomingClass(1, "cat"), IncomingClass(0, "Background")], (), ("background", "cat")),
        (STREET, (), ("road", "sky", "car")),
        (STREET, ("sky=background",), ("background", "road", "car")),
        (STREET[1:2], (), ("background", "road")),
        (COLOURS, (), ("black", "roof", "pond")),
        (WALLS, (), ("background", "wall", "door")),
        (
            [IncomingClass(0, "background"), IncomingClass(2, "b"), IncomingClass(1, "")],
            (),
            (*DEFAULT_CLASSES, "b"),
        ),
        ([IncomingClass("x", "object"), ground_class()], (), DEFAULT_CLASSES),
        (SHAPES, ("cat=left-out", "dog=unlabelled"), DEFAULT_CLASSES),
    ],
)
def test_object_goes_and_background_stays_unless_the_source_says_otherwise(
    source: Sequence[IncomingClass], lines: tuple[str, ...], names: tuple[str, ...]
) -> None:
    mapping = parse_mapping(lines, source, DEFAULT)
    resolved = resolve_mapping(mapping, source, DEFAULT, replaces=True)
    assert resolved.classes.names == names
    assert set(resolved.added) == set(names) - set(DEFAULT_CLASSES)
    numbers: dict[ClassKey, str] = {
        key: names[i] for key, i in resolved.ids.items() if i is not None and i < 255
    }
    assert numbers == {key: target.name for key, target in mapping.items() if target.name}


# ---- by command


def run(*arguments: object) -> int:
    return run_headless(parse([str(argument) for argument in arguments]))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Two pictures and their masks of 0, 1 and 2, which classes.txt names."""
    mask = np.repeat(np.arange(3, dtype=np.uint8), 4)[:, None].repeat(20, axis=1)
    for name in ("a", "b"):
        picture(tmp_path / "set" / "images" / f"{name}.png", (12, 20), value=ord(name))
        (tmp_path / "set" / "masks").mkdir(exist_ok=True)
        Image.fromarray(mask).save(tmp_path / "set" / "masks" / f"{name}.png")
    (tmp_path / "set" / "classes.txt").write_text("background\nleaf\nstem\n", encoding="utf-8")
    return tmp_path / "set"


def check(path: Path, names: tuple[str, ...], values: list[int]) -> None:
    with Project.open(path, read_only=True) as project:
        masks = [project.decided_mask(row.id) for row in project.images.rows()]
        assert project.classes.names == names
        assert [None if mask is None else np.unique(mask).tolist() for mask in masks] == [values] * 2


@pytest.mark.parametrize("way", ["import", "new", "script"])
def test_names_of_a_source_take_the_place_whichever_way_they_come_in(
    tmp_path: Path, source: Path, way: str
) -> None:
    path, pictures = tmp_path / "p.inkling", tmp_path / "pictures"
    (source / "images").rename(pictures)
    masks = ("--masks", source) if way == "new" else ()
    assert run("new", path, "--images", pictures, *masks) == 0
    if way == "import":
        assert run("import", path, "--from", source, "--format", "png") == 0
        with Project.open(path) as project:
            assert [noted.replaced_count for noted in take_noted(project)] == [3]
    elif way == "script":
        with Project.open(path) as project:
            import_masks(project, source)
    check(path, ("background", "leaf", "stem"), [0, 1, 2])


def test_classes_in_use_stay_and_the_same_names_are_found_again(tmp_path: Path, source: Path) -> None:
    path = tmp_path / "p.inkling"
    assert run("new", path, "--images", source / "images", "--classes", source / "classes.txt") == 0
    assert run("import", path, "--from", source) == 0
    (source / "classes.txt").write_text("background\nobject\nleaf\n", encoding="utf-8")
    assert run("import", path, "--from", source, "--replace") == 0
    check(path, ("background", "leaf", "stem", "object"), [0, 1, 3])
