"""Values without names: whose numbers they are is asked where several fit, and never guessed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.commands.cli import parse, run_headless
from engine.core import ClassList
from engine.core.classes import DEFAULT_CLASSES
from engine.formats.class_templates import CLASS_TEMPLATES, NEW_NUMBERING, NUMBERINGS, OWN_NUMBERING
from engine.formats.incoming.contents import ImportQuestion, IncomingClass
from engine.formats.incoming.noted_imports import take_noted
from engine.formats.incoming.numberings import known_numberings, numbering_question
from engine.formats.plain_masks import import_masks
from engine.storage import ImageStatus, Project
from tests.helpers.incoming import picture

DEFAULT = ClassList.from_names(DEFAULT_CLASSES)
LISTS = {template.id: template.classes() for template in CLASS_TEMPLATES}
CAMVID = tuple(range(11))
FIVE = ClassList.from_names(["background", "a", "b", "c", "d"])
NINETEEN = ClassList.from_names(["background", *(f"part {number}" for number in range(18))])


def asked(values: tuple[int, ...], classes: ClassList, **known: object) -> ImportQuestion | None:
    sources = [IncomingClass(value, "", count=9) for value in values]
    return numbering_question(sources, classes, **known)  # type: ignore[arg-type]


def is_open(question: ImportQuestion | None) -> bool:
    return question is not None and question.default is None


def test_all_known_numberings_can_be_named_on_the_command_line() -> None:
    known = [numbering.id for numbering in known_numberings()]
    assert sorted(NUMBERINGS) == sorted([OWN_NUMBERING, NEW_NUMBERING, *known])


@pytest.mark.parametrize(
    ("values", "classes", "expected"),
    [
        (CAMVID, DEFAULT, True),
        ((*CAMVID, 11), DEFAULT, True),
        ((0, 7, 15), DEFAULT, True),
        (CAMVID, LISTS["cityscapes"], True),
        (CAMVID, NINETEEN, True),
        ((0, 1), LISTS["camvid"], True),
        ((0, 1, 2, 3, 4, 5), FIVE, True),
        (CAMVID, LISTS["camvid"], False),
        ((0, 1), DEFAULT, False),
        ((0, 1), FIVE, False),
        ((0, 1, 2, 3, 4), FIVE, False),
        ((0, 200), DEFAULT, False),
    ],
)
def test_it_is_asked_where_values_meet_more_than_one_likely_numbering(
    values: tuple[int, ...], classes: ClassList, expected: bool
) -> None:
    assert is_open(asked(values, classes)) is expected


def test_masks_of_the_same_numbering_answer_it_unless_an_earlier_import_had_another_one() -> None:
    question = asked(CAMVID, LISTS["cityscapes"], holds_masks=True)
    assert question is not None
    assert question.default == OWN_NUMBERING
    assert is_open(asked(CAMVID, LISTS["cityscapes"], holds_masks=True, earlier=["camvid"]))
    assert not is_open(asked(CAMVID, LISTS["camvid"], holds_masks=True, earlier=["camvid"]))


def test_classes_with_names_are_not_asked_about() -> None:
    assert (
        numbering_question([IncomingClass(0, "sky", count=9), IncomingClass(3, "", count=9)], DEFAULT) is None
    )


def test_what_a_choice_means_is_shown_value_by_value() -> None:
    question = asked((0, 10, 11), DEFAULT)
    assert question is not None
    previews = dict(zip(dict(question.choices), question.previews, strict=True))
    assert previews["camvid"] == "0 sky: 9; 10 bicyclist: 9; 11 void: 9"
    assert previews["project"] == "0 background: 9; 10: 9; 11: 9"


# ---- by command


def run(*arguments: object) -> int:
    return run_headless(parse([str(argument) for argument in arguments]))


def source_of(folder: Path, values: tuple[int, ...]) -> Path:
    """Two pictures and their masks, the values in stripes of two rows each."""
    mask = np.repeat(np.array(values, np.uint8), 2)[:, None].repeat(30, axis=1)
    for name in ("a", "b"):
        picture(folder / "images" / f"{name}.png", (mask.shape[0], 30), value=ord(name))
        (folder / "masks").mkdir(exist_ok=True)
        Image.fromarray(mask).save(folder / "masks" / f"{name}.png")
    return folder


def project_with(folder: Path, source: Path, classes: ClassList = DEFAULT) -> Path:
    with Project.create(folder / "p.inkling", name="P", classes=classes) as project:
        project.images.add_folder(source / "images")
        return project.path


def facts(path: Path) -> tuple[tuple[str, ...], set[str], list[list[int]]]:
    """Names of the classes, statuses, and the values of each mask."""
    with Project.open(path, read_only=True) as project:
        rows = project.images.rows()
        masks = [project.decided_mask(row.id) for row in rows]
        values = [np.unique(mask).tolist() for mask in masks if mask is not None]
        return project.classes.names, {row.status.value for row in rows}, values


def test_import_refuses_to_guess_and_names_the_option_with_its_choices(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = source_of(tmp_path / "d", CAMVID)
    path = project_with(tmp_path, source)
    assert run("import", path, "--from", source / "masks") == 2
    captured = capsys.readouterr()
    assert "Add --numbering with one of project, camvid, cityscapes, voc" in captured.err
    assert "--classes VALUE=CLASS" in captured.err
    assert "--numbering camvid: CamVid\n      0 sky: 120; 1 building: 120" in captured.out
    assert facts(path) == (DEFAULT_CLASSES, {"new"}, [])


def test_a_known_numbering_takes_the_place_of_untouched_classes_and_keeps_its_numbers(tmp_path: Path) -> None:
    source = source_of(tmp_path / "d", (*CAMVID, 255))
    path = project_with(tmp_path, source)
    assert run("import", path, "--from", source / "masks", "--numbering", "camvid") == 0
    assert facts(path) == (LISTS["camvid"].names, {"accepted"}, [[*CAMVID, 255]] * 2)
    assert run("import", path, "--from", source / "masks", "--replace") == 0, "the answer is remembered"
    with Project.open(path) as project:
        first, second = take_noted(project)
        assert (first.replaced_count, second.replaced_count) == (len(LISTS["camvid"].names), 0)


def test_classes_that_are_named_or_used_stay_before_those_of_a_known_numbering(tmp_path: Path) -> None:
    source = source_of(tmp_path / "d", (0, 3, 255))
    path = project_with(tmp_path, source, FIVE)
    assert run("import", path, "--from", source / "masks", "--numbering", "camvid") == 0
    names, _, values = facts(path)
    assert (names[:5], names[5:7]) == (FIVE.names, ("sky", "building"))
    assert values == [[5, 8, 255]] * 2


@pytest.mark.parametrize(("name", "expected"), [("voc", [0, 7, 15, 255]), ("new", [0, 1, 2, 255])])
def test_void_of_masks_without_the_second_class_is_no_object(
    tmp_path: Path, name: str, expected: list[int]
) -> None:
    source = source_of(tmp_path / "d", (0, 7, 15, 255))
    path = project_with(tmp_path, source)
    assert run("import", path, "--from", source / "masks") == 2
    assert run("import", path, "--from", source / "masks", "--numbering", name) == 0
    assert facts(path)[2] == [expected] * 2


def test_a_script_does_not_take_class_numbers_for_soft_edges(tmp_path: Path) -> None:
    source = source_of(tmp_path / "d", (0, 7, 15, 255))
    with Project.open(project_with(tmp_path, source)) as project:
        report = import_masks(project, source / "masks")
        assert report.problems[0].sentence.startswith("The mask a.png holds class 7")
        assert project.images.counts()[ImageStatus.NEW] == 2


def test_values_that_are_mapped_are_asked_about_no_more(tmp_path: Path) -> None:
    source = source_of(tmp_path / "d", (0, 1, 7))
    path = project_with(tmp_path, source)
    assert run("import", path, "--from", source / "masks", "--classes", "7=new:leaf") == 0
    assert facts(path)[0] == (*DEFAULT_CLASSES, "leaf")


def test_a_numbering_that_cannot_be_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = source_of(tmp_path / "d", (0, 15))
    path = project_with(tmp_path, source)
    assert run("import", path, "--from", source / "masks", "--numbering", "camvid") == 2
    assert "Choose project, cityscapes, voc" in capsys.readouterr().err
    (source / "classes.txt").write_text("\n".join(LISTS["voc"].names), encoding="utf-8")
    assert run("import", path, "--from", source, "--numbering", "voc") == 2
    assert "for values without names" in capsys.readouterr().err


def test_new_refuses_to_guess_and_makes_no_project(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, path = source_of(tmp_path / "d", CAMVID), tmp_path / "n.inkling"
    folders = ("--images", source / "images", "--masks", source / "masks")
    assert run("new", path, *folders) == 2
    assert "Add --numbering with one of" in (said := capsys.readouterr().err)
    assert "--classes FILE" in said
    assert not path.exists()
    assert run("new", path, *folders, "--numbering", "camvid") == 0
    assert facts(path) == (LISTS["camvid"].names, {"accepted"}, [list(CAMVID)] * 2)


def test_new_takes_the_classes_of_a_template_which_say_the_numbering(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, path = source_of(tmp_path / "d", CAMVID), tmp_path / "n.inkling"
    folders = ("--images", source / "images", "--masks", source / "masks")
    assert run("new", path, *folders, "--template", "camvid") == 0
    assert facts(path) == (LISTS["camvid"].names, {"accepted"}, [list(CAMVID)] * 2)
    with pytest.raises(SystemExit):
        run("new", path, *folders, "--template", "kitti")
    assert "cityscapes" in (said := capsys.readouterr().err)
    assert "ade20k" in said


@pytest.mark.parametrize("way", ["new", "import"])
def test_masks_of_16_bits_number_objects_in_new_as_in_import(way: str, tmp_path: Path) -> None:
    for name in ("images", "masks"):
        (tmp_path / name).mkdir()
    picture(tmp_path / "images" / "a.png")
    with Image.open(tmp_path / "images" / "a.png") as image:
        ids = np.zeros((image.height, image.width), np.uint16)
    ids[1:3, 1:4], ids[1:3, 4:6], ids[-2:, -2:] = 3, 140, 700
    Image.fromarray(ids).save(tmp_path / "masks" / "a.png")
    target = tmp_path / "p.inkling"
    folders = ("--images", tmp_path / "images", "--masks", tmp_path / "masks")
    commands = [("new", target, *(folders if way == "new" else folders[:2]))]
    commands += [("import", target, "--from", tmp_path / "masks")] if way == "import" else []
    for arguments in commands:
        assert run_headless(parse([str(word) for word in arguments])) == 0
    with Project.open(target, read_only=True) as project:
        (record,) = project.images.rows()
        mask = project.decided_mask(record.id)
        assert mask is not None
        assert mask.tolist() == (ids > 0).astype(int).tolist()
        numbered = project.object_numbers.get(record.id, mask.shape)
        assert numbered is not None
        assert np.unique(numbered.ids).tolist() == [0, 3, 140, 700]
        assert project.classes.names == ("background", "object")
