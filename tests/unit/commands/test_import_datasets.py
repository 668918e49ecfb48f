"""`import` of data sets: recognised, shown without a change; what is open ends it and names the option."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.commands.cli import parse, run_headless
from engine.core import ClassList
from engine.formats.catalog import READERS, WRITERS
from engine.formats.incoming import recognition
from engine.formats.incoming.noted_imports import take_noted
from engine.formats.incoming.remembered import remembered_answers
from engine.storage import Project
from tests.helpers.cli import inkling_here, inkling_inside
from tests.helpers.incoming import picture, take_in, write_json

SMALL = [2, 3, 8, 3, 8, 9, 2, 9]
LARGE = [0, 0, 16, 0, 16, 12, 0, 12]


def project_in(folder: Path) -> Path:
    with Project.create(
        folder / "p.inkling", name="P", classes=ClassList.from_names(["background"])
    ) as project:
        return project.path


def coco(folder: Path) -> Path:
    """Two shapes of two classes, one in the other."""
    picture(folder / "a.png")
    annotations = [
        {"id": n, "image_id": 1, "category_id": n, "segmentation": [ring], "iscrowd": 0}
        for n, ring in ((1, LARGE), (2, SMALL))
    ]
    content = {
        "images": [{"id": 1, "file_name": "a.png", "height": 12, "width": 16}],
        "annotations": annotations,
        "categories": [{"id": 1, "name": "cell"}, {"id": 2, "name": "nucleus"}],
    }
    write_json(folder / "all.json", content)
    return folder


def run(*arguments: object) -> int:
    return run_headless(parse([str(argument) for argument in arguments]))


def stored(project: Path) -> tuple[int, tuple[str, ...]]:
    """Images and classes of a project."""
    with Project.open(project, read_only=True) as opened:
        return opened.images.count(), opened.classes.names


def test_a_dry_run_shows_everything_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project, source = project_in(tmp_path), coco(tmp_path / "d")
    assert run("import", project, "--from", source, "--dry-run", "--answer", "overlap=smaller") == 0
    shown = capsys.readouterr().out
    for words in (
        "COCO, objects (coco)",
        "a.png: cell 156; nucleus 36",
        str(source / "a.png"),
        "becomes new:nucleus",
        "* --answer overlap=smaller",
    ):
        assert words in shown
    assert stored(project) == (0, ("background",))


def boxes(folder: Path, *others: dict[str, Any]) -> Path:
    """More images than are looked at before, each with a box; and other annotations."""
    files = [picture(folder / f"{number}.png", value=number) for number in range(45)]
    images = [{"id": n, "file_name": f.name, "height": 12, "width": 16} for n, f in enumerate(files)]
    images.append({"id": 99, "file_name": "gone.png", "height": 12, "width": 16})
    listed = [{"id": n, "image_id": n, "category_id": 1, "bbox": [1, 1, 4, 4]} for n in range(45)]
    content = {"images": images, "annotations": [*listed, *others], "categories": [{"id": 1, "name": "cell"}]}
    write_json(folder / "all.json", content)
    return folder


def test_many_boxes_alone_are_refused_before_anything_comes_in(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    refused = inkling_inside("import", project, "--from", boxes(tmp_path / "d"))
    assert refused.code == 2
    assert "d has boxes alone, without outlines that masks could be made of." in refused.err
    assert stored(project) == (0, ("background",))


def test_classes_go_again_where_nothing_comes_in(tmp_path: Path) -> None:
    """The only outline is of a picture that is not there; the project has the others."""
    project = project_in(tmp_path)
    outline = {"id": 99, "image_id": 99, "category_id": 1, "segmentation": [SMALL], "iscrowd": 0}
    source = boxes(tmp_path / "d", outline)
    with Project.open(project) as opened:
        opened.images.add_folder(source)
    ended = inkling_inside("import", project, "--from", source, "--json", "-")
    assert ended.code == 2
    assert "Left out: 45 boxes without an outline." in ended.err
    assert ended.result["partial"] is False
    assert stored(project) == (45, ("background",))


def test_a_part_that_came_in_is_told_from_nothing(tmp_path: Path) -> None:
    project, source = project_in(tmp_path), coco(tmp_path / "d")
    (source / "b.png").write_text("<html>")
    content = json.loads((source / "all.json").read_text())
    content["images"].append({"id": 2, "file_name": "b.png", "height": 12, "width": 16})
    content["annotations"].append({**content["annotations"][0], "id": 9, "image_id": 2})
    write_json(source / "all.json", content)
    arguments = ("import", project, "--from", source, "--answer", "overlap=later", "--json", "-")
    ended = inkling_inside(*arguments)
    assert (ended.code, ended.result["partial"], ended.result["imported"]) == (2, True, 1)
    assert "Only a part came in: 1 image with labels; 1 image of the source did not, see above." in ended.err


@pytest.mark.parametrize("is_dry", [("--dry-run",), ()])
def test_a_few_grey_pixels_are_told_with_their_masks(is_dry: tuple[str, ...], tmp_path: Path) -> None:
    values = np.zeros((12, 16), np.uint8)
    values[2:6, 2:6] = 255
    for name, grey in (("a", 0), ("b", 128), ("c", 0)):
        picture(tmp_path / "d" / "images" / f"{name}.png")
        values[9, 9] = grey
        (tmp_path / "d" / "masks").mkdir(exist_ok=True)
        Image.fromarray(values).save(tmp_path / "d" / "masks" / f"{name}.png")
    with Project.create(
        tmp_path / "p.inkling", name="P", classes=ClassList.from_names(["ground", "cell"])
    ) as made:
        project = made.path
    ended = inkling_inside("import", project, "--from", tmp_path / "d", *is_dry)
    told = "what is nearer to white was read as the object: b.png (1 grey pixel)."
    assert (ended.code, told in ended.out) == (0, True), ended.out


def test_a_value_without_a_name_is_told_with_its_masks(tmp_path: Path) -> None:
    source = masks(tmp_path / "d", 0, 7)
    picture(tmp_path / "images" / "a.png")
    ended = inkling_inside("import", project_in(tmp_path), "--from", source, "--numbering", "project")
    assert ended.code == 2
    assert "The source has the value 7 (" in ended.err


def test_an_open_question_ends_the_import_with_the_options_that_answer_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project, source = project_in(tmp_path), coco(tmp_path / "d")
    assert run("import", project, "--from", source) == 2
    assert "Add --answer overlap= with one of later, earlier, smaller, unlabelled." in capsys.readouterr().err
    assert stored(project) == (0, ("background",))


def test_answers_are_remembered_for_their_source(tmp_path: Path) -> None:
    project, source = project_in(tmp_path), coco(tmp_path / "d")
    result = inkling_here(tmp_path, "import", project, "--from", source, "--answer", "overlap=smaller")
    assert (result["format"], result["imported"], result["classes_added"]) == ("coco", 1, ["cell", "nucleus"])
    with Project.open(project, read_only=True) as opened:
        assert remembered_answers(opened, source) == {"overlap": "smaller"}
        assert remembered_answers(opened, tmp_path) == {}
        mask = opened.decided_mask(opened.images.rows()[0].id)
        assert mask is not None
        assert np.unique(mask).tolist() == [1, 2]
    with Project.open(project) as opened:
        (noted,) = take_noted(opened)
        assert (noted.label, len(noted.steps), len(noted.added), noted.class_ids) == (
            "Import d",
            1,
            1,
            (1, 2),
        )
        assert take_noted(opened) == []
    again = inkling_here(tmp_path, "import", project, "--from", source)
    assert (again["imported"], again["kept"]) == (0, ["a"])


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("overlap=maybe", "no answer to 'overlap'"),
        ("colour=red", "no question 'colour'"),
        ("overlap", "is no answer"),
    ],
)
def test_an_answer_that_answers_nothing_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str, words: str
) -> None:
    project, source = project_in(tmp_path), coco(tmp_path / "d")
    assert run("import", project, "--from", source, "--answer", option) == 2
    assert words in capsys.readouterr().err


def test_classes_are_mapped_by_the_command_line_and_by_a_file(tmp_path: Path) -> None:
    project, source = project_in(tmp_path), coco(tmp_path / "d")
    lines = tmp_path / "map.txt"
    lines.write_text("cell=left-out\n", encoding="utf-8")
    mapping = ("--classes", lines, "--classes", "nucleus=new:core,uncovered=unlabelled")
    inkling_here(tmp_path, "import", project, "--from", source, *mapping, "--answer", "overlap=later")
    assert stored(project) == (1, ("background", "core"))


def masks(folder: Path, *values: int) -> Path:
    picture(folder / "images" / "a.png", (4, 4))
    mask = np.resize(np.array(values, np.uint8), (4, 4))
    (folder / "masks").mkdir()
    Image.fromarray(mask).save(folder / "masks" / "a.png")
    return folder


def test_a_folder_is_recognised_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[Path] = []
    recognise = recognition.recognise_source

    def counted(source: Path) -> list[recognition.Recognised]:
        looked_at.append(source)
        return recognise(source)

    monkeypatch.setattr(recognition, "recognise_source", counted)
    project, source = project_in(tmp_path), coco(tmp_path / "d")
    assert run("import", project, "--from", source, "--dry-run", "--answer", "overlap=smaller") == 0
    assert looked_at == [source]


@pytest.mark.parametrize("named", ["auto", "voc"])
def test_a_data_set_is_found_in_the_only_folder_of_the_one_that_is_named(tmp_path: Path, named: str) -> None:
    project, source = project_in(tmp_path), tmp_path / "download" / "VOCdevkit"
    picture(source / "VOC2012" / "JPEGImages" / "2007_1.jpg", (4, 4))
    (source / "VOC2012" / "SegmentationClass").mkdir()
    Image.new("RGB", (4, 4), (192, 128, 128)).save(source / "VOC2012" / "SegmentationClass" / "2007_1.png")
    (source / ".hidden").write_text("")
    assert run("import", project, "--from", tmp_path / "download", "--format", named) == 0
    with Project.open(project, read_only=True) as opened:
        (record,) = [r for r in opened.images.rows() if r.path.name == "2007_1.jpg"]
        (value,) = np.unique(opened.read_mask_file(record.id))
        assert opened.classes.names[value] == "person"


def test_a_folder_of_no_format_says_what_a_plain_one_misses(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "d").mkdir()
    told = []
    project = project_in(tmp_path)
    for name in ("auto", "png"):
        assert run("import", project, "--from", tmp_path / "d", "--format", name) == 2
        told.append(capsys.readouterr().err)
    assert told[0]
    assert told[0] == told[1]


def test_a_plain_folder_of_masks_is_recognised(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    result = inkling_here(tmp_path, "import", project, "--from", masks(tmp_path / "d", 0, 255))
    assert (result["format"], result["imported"], result["images_added"]) == ("png", 1, 1)


def test_values_of_a_plain_folder_are_mapped(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    source = masks(tmp_path / "d", 0, 7, 255)
    result = inkling_here(tmp_path, "import", project, "--from", source, "--classes", "7=new:cell")
    assert (result["imported"], result["classes_added"]) == (1, ["cell"])
    with Project.open(project, read_only=True) as opened:
        mask = opened.decided_mask(opened.images.rows()[0].id)
        assert mask is not None
        assert np.unique(mask).tolist() == [0, 1, 255]


def test_a_value_that_nobody_named_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project, source = project_in(tmp_path), masks(tmp_path / "d", 0, 7, 9)
    mapped = ("--classes", "7=new:cell", "--numbering", "project")
    assert run("import", project, "--from", source, *mapped) == 2
    assert "value 9" in (said := capsys.readouterr().err)
    assert "--classes 9=CLASS" in said
    assert stored(project) == (0, ("background",))


def test_a_source_that_nothing_reads_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = project_in(tmp_path)
    (tmp_path / "d.json").write_text("{}", encoding="utf-8")
    assert run("import", project, "--from", tmp_path / "d.json") == 2
    assert "Nothing there is a data set" in capsys.readouterr().err
    assert run("import", project, "--from", tmp_path / "gone") == 2


def test_formats_lists_what_each_can_carry(tmp_path: Path) -> None:
    rows: dict[str, Any] = {row["name"]: row for row in inkling_here(tmp_path, "formats")["formats"]}
    assert (rows["labelme"]["in"], rows["coco"]["in"], rows["coco"]["out"]) == (True, True, True)
    assert rows["coco"]["carries_in"]["overlap"]
    assert not rows["labelme"]["carries_in"]["holes"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [(("background", "cell"), ("accepted", [0, 1])), (("background", "cell", "x"), ("started", [0, 255]))],
)
def test_white_is_the_object_where_there_is_no_other_class_and_else_to_be_looked_at(
    tmp_path: Path, names: tuple[str, ...], expected: tuple[str, list[int]]
) -> None:
    classes = ClassList.from_names(names)
    taken = take_in(tmp_path, masks(tmp_path / "d", 0, 255), "png", classes=classes)
    mask = taken.masks["a.png"]
    assert (taken.status["a.png"], np.unique(mask).tolist()) == expected


def test_what_is_added_and_what_is_known_is_told_before_and_after(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project, source = project_in(tmp_path), masks(tmp_path / "d", 0)
    picture(source / "images" / "b.png", (4, 4), 7)
    plan = inkling_here(tmp_path, "import", project, "--from", source, "--dry-run")
    assert (plan["images_new"], plan["images_known"], plan["images_homeless"]) == (2, 0, 0)
    done = inkling_here(tmp_path, "import", project, "--from", source)
    assert (done["images_added"], done["images_known"]) == (2, 0)
    again = inkling_here(tmp_path, "import", project, "--from", source)
    assert (again["images_added"], again["images_known"]) == (0, 1)
    assert run("import", project, "--from", source, "--dry-run") == 0
    told = capsys.readouterr().out
    assert "No image will be added.\n" in told
    assert "1 image of the project without labels takes those of the source.\n" in told
    assert "1 image has labels already, which stay.\n" in told
    assert run("import", project, "--from", source, "--dry-run", "--replace") == 0
    assert "New labels take the place of those of 1 image." in capsys.readouterr().out


def test_a_dry_run_gives_the_reasons_of_the_import(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in "ab":
        picture(tmp_path / "images" / folder / "x.png", (4, 4), 7)
    with Project.create(
        tmp_path / "p.inkling", name="P", classes=ClassList.from_names(["no", "yes"])
    ) as made:
        made.images.add_folder(tmp_path / "images")
    (tmp_path / "masks").mkdir()
    for name in ("x", "y"):
        Image.fromarray(np.ones((4, 4), np.uint8)).save(tmp_path / "masks" / f"{name}.png")
    command = ("import", tmp_path / "p.inkling", "--from", tmp_path / "masks")
    run(*command)
    reasons = [
        line.removeprefix("inkling: ").partition(" was left out: ")
        for line in capsys.readouterr().err.splitlines()
    ]
    assert [name for name, _, _ in reasons] == ["x.png", "y.png"]
    assert "a/x.png, b/x.png" in reasons[0][2]
    assert run(*command, "--dry-run") == 0
    told = capsys.readouterr()
    assert all(f"{name} would be left out: {reason}" in told.err for name, _, reason in reasons)
    assert all(told.out.count(reason) == 1 for _, _, reason in reasons), "beside the examples, too"


def test_an_own_export_is_no_question(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    inkling_here(tmp_path, "import", project, "--from", masks(tmp_path / "d", 0))
    inkling_here(tmp_path, "export", project, "--format", "cityscapes", "--out", tmp_path / "out")
    result = inkling_here(tmp_path, "import", project, "--from", tmp_path / "out")
    assert (result["format"], result["images_added"], result["images_known"]) == ("cityscapes", 0, 1)


def test_formats_lists_every_format_once_in_groups_by_title(tmp_path: Path) -> None:
    rows = inkling_here(tmp_path, "formats")["formats"]
    assert sorted(row["name"] for row in rows) == sorted({*READERS, *WRITERS})
    groups = [group for group, _ in groupby(row["group"] for row in rows)]
    assert len(groups) == len(set(groups))
    keys = [(groups.index(row["group"]), row["title"].casefold()) for row in rows]
    assert keys == sorted(keys)


@pytest.mark.parametrize("command", ["import", "export"])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nosuch", "There is no format called 'nosuch'. `inkling formats` lists all."),
        ("Labelstudio", "Did you mean label-studio? `inkling formats` lists all."),
        ("pascal", "Did you mean voc? `inkling formats` lists all."),
    ],
)
def test_a_format_that_is_none_names_those_that_are_near_and_what_lists_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, name: str, said: str
) -> None:
    folder = {"import": "--from", "export": "--out"}[command], tmp_path / "x"
    assert run(command, project_in(tmp_path), *folder, "--format", name) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("more", [(), ("--classes", "classes.txt")], ids=["values", "classes"])
def test_a_new_project_refuses_photographs_as_masks_and_tells_masks_among_images(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    more: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "classes.txt").write_text("ground\nleaf\n", encoding="utf-8")
    pixels = np.random.default_rng(0).integers(0, 255, (32, 48), dtype=np.uint8)
    for folder, mask in (("photos", pixels), ("masks", (pixels > 300) + np.eye(32, 48, dtype=np.uint8))):
        (tmp_path / folder).mkdir()
        Image.fromarray(mask).save(tmp_path / folder / "a.png")
    assert run("new", tmp_path / "p.inkling", "--images", "photos", "--masks", "photos", *more) == 2
    assert "photos look like photographs, not like masks" in capsys.readouterr().err
    assert not (tmp_path / "p.inkling").exists()
    assert run("new", tmp_path / "p.inkling", "--images", "masks", *more) == 0
    assert "These look like masks, not like images." in capsys.readouterr().err
