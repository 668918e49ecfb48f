"""Names of classes are one line of visible text; class files of other programs are understood or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.core import ClassInfo, ClassList, UserError
from engine.core.class_names import (
    NamedColor,
    clean_class_name,
    confusable_names,
    likely_same_class,
    without_known,
)
from engine.formats.export import export
from engine.models.spec import ModelSpec
from engine.storage import Project
from engine.storage.mask_import import accept_mask
from tests.helpers.projects import blobs, new_project, one_image_project

ODD_SIGNS = (
    "\n",
    "\r\n",
    "\t",
    "\0",
    "\x1b",
    "\x85",
    "\u2028",
    "\u2029",
    "\u202e",
    "\u2066",
    "\u200b",
    "\ufeff",
    "\x7f",
)


@pytest.mark.parametrize("sign", ODD_SIGNS)
def test_a_name_is_one_line_however_it_was_made(sign: str) -> None:
    wild = f"cell{sign} type{sign}A{sign}"
    spec = ModelSpec("unet-small", ClassList.from_names([wild]))
    made = [
        ClassInfo(0, wild, (1, 2, 3)).name,
        ClassList.from_names([wild]).names[0],
        ClassList.from_names(["x"]).with_added(wild).names[1],
        ClassList.from_names(["x"]).with_changed(0, name=wild).names[0],
        ModelSpec.from_json(spec.to_json(), "a").classes.names[0],
    ]
    assert set(made) == {clean_class_name(wild)}
    assert made[0].isprintable()
    assert len(made[0].splitlines()) == 1


def test_joined_letters_and_emoji_stay_as_they_are() -> None:
    for name in ("می\u200cخواهم", "👩\u200d🔬", "é", "细胞", "a: b", "<b>"):
        assert clean_class_name(name) == name


def test_a_composed_and_a_decomposed_name_are_one_name() -> None:
    with pytest.raises(UserError, match="already"):
        ClassList.from_names(["caf\u00e9"]).with_added("cafe\u0301")


def test_names_that_look_alike_are_told() -> None:
    assert confusable_names(["Cell", "cell", "wall", "ﬁber", "fiber", "cell wall", "Cell_Wall"]) == [
        ("Cell", "cell"),
        ("ﬁber", "fiber"),
        ("cell wall", "Cell_Wall"),
    ]
    assert confusable_names(["1-2", "12", "_", "-"]) == []


@pytest.mark.parametrize("name", ["-1", "A-", "Ki67-", "CD4 -", "Ki67- cell", "-A cell"])
def test_a_sign_that_joins_nothing_makes_another_class(name: str) -> None:
    entries = [NamedColor(name)]
    known = ["1", "A", "Ki67", "CD4", "Ki67 cell", "A cell"]
    assert without_known(entries, known) == (entries, [])


@pytest.mark.parametrize("name", ["sign-symbol", "sign - symbol", "SIGN__symbol", "_sign symbol_"])
def test_a_joint_of_another_kind_makes_no_other_class(name: str) -> None:
    assert without_known([NamedColor(name)], ["Sign Symbol"]) == ([], [name])
    assert likely_same_class(name, ["signsymbol"]) == "signsymbol"


@pytest.mark.parametrize("name", ["", " ", "\n", "\u200b\u202e", "x" * 201])
def test_a_name_that_says_nothing_or_too_much_is_refused(name: str) -> None:
    with pytest.raises(UserError):
        ClassList.from_names(["x"]).with_added(name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("__ignore__\n_background_\ncell\n", ("_background_", "cell")),
        ("# label:color_rgb:parts:actions\nbackground:0,0,0::\ncell:128,0,0::\n", ("background", "cell")),
        ("sky,70,130,180\nroad, 128, 64, 128\n", ("sky", "road")),
        ("a,b\nsky,70,130,180\n", ("a,b", "sky,70,130,180")),
        ("one\x85two\nthree\n", ("one two", "three")),
        ("sky\r\nroad\r\r\n", ("sky", "road")),
        ("0: sky\n1: road\n", ("sky", "road")),
        ("0 sky\n1 road side\n", ("sky", "road side")),
        ("0,sky\n", ("sky",)),
        ("1 cell\n2 cells\n", ("1 cell", "2 cells")),
        ("7 up\n", ("7 up",)),
        ("ground\n# crack\n## deep\ncell\n", ("ground", "# crack", "## deep", "cell")),
        ("ground\nblood\tcell\nwall\n", ("ground", "blood cell", "wall")),
    ],
)
def test_class_files_of_other_programs_give_their_ids(text: str, names: tuple[str, ...]) -> None:
    assert ClassList.parse(text.replace("\r\r\n", "\r\n"), "c.txt").names == names


def test_colours_of_a_label_map_are_taken() -> None:
    classes = ClassList.parse(
        "# label:color_rgb:parts:actions\nbackground:1,2,3::\ncell:128,0,9::\n", "c.txt"
    )
    assert [info.color for info in classes] == [(1, 2, 3), (128, 0, 9)]


@pytest.mark.parametrize(
    "text",
    [
        "background\n__ignore__\n",
        "# label:color_rgb:parts:actions\nbackground:0,0,0::\ncell\n",
        "# label:color_rgb:parts:actions\n",
        "sky,70,130,999\n",
        "__ignore__\n",
        "x" * 201,
        "0: sky\n3: road\n",
        "1: sky\n2: road\n",
        "1=sky\n0=road\n",
    ],
)
def test_a_class_file_that_is_not_understood_is_refused(text: str) -> None:
    with pytest.raises(UserError, match=r"c\.txt"):
        ClassList.parse(text, "c.txt")


def test_the_label_map_has_a_line_for_each_class_and_says_what_it_cannot_hold(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        accept_mask(project, image_id, blobs())
        project.set_classes(project.classes.with_changed(1, name="cell: type A"))
        outcome = export(project, tmp_path / "out", "voc")
        lines = (tmp_path / "out" / "labelmap.txt").read_text(encoding="utf-8").splitlines()
        assert len(lines) == 1 + len(project.classes)
        assert all(line.count(":") == 3 for line in lines)
        assert ClassList.parse("\n".join(lines), "labelmap.txt").names[1] == "cell type A"
        assert "'cell: type A'" in outcome.note


def test_a_line_break_that_an_earlier_version_stored_is_gone_when_the_project_opens(tmp_path: Path) -> None:
    import sqlite3

    with new_project(tmp_path) as project:
        path = project.path
    connection = sqlite3.connect(path / "project.sqlite")
    with connection:
        connection.execute("UPDATE classes SET name = ? WHERE id = 1", ("cell\ntype",))
    connection.close()
    with Project.open(path, read_only=True) as project:
        assert project.classes.names[1] == "cell type"


@pytest.mark.parametrize(
    ("name", "others", "likely"),
    [
        ("cells", ["background", "cell"], "cell"),
        ("Traffic_Light", ["traffic-light", "traffic sign"], "traffic-light"),
        ("vegetaton", ["vegetation", "road"], "vegetation"),
        ("class 1", ["class 2", "class 3"], ""),
        ("stage 12", ["stage 1"], ""),
        ("bus", ["bush"], ""),
        ("left lung", ["right lung"], ""),
        ("car", ["cars", "CAR_"], ""),
        ("!", ["?"], ""),
    ],
)
def test_only_a_nearly_equal_name_means_the_same_class(name: str, others: list[str], likely: str) -> None:
    assert likely_same_class(name, others) == likely
