"""Mapping of classes: by name in one normal form, by what is written on the command line, else a question."""

from __future__ import annotations

import pytest

from engine.core import ClassList, UserError
from engine.core.class_names import clean_class_name
from engine.formats.incoming.contents import IncomingClass, ground_class
from engine.formats.incoming.mapping import (
    mapping_warnings,
    open_values,
    parse_mapping,
    resolve_mapping,
    suggested_mapping,
    value_text,
)

OWN = ClassList.from_names(["background", "café", "cell"])
SOURCE = [
    IncomingClass(1, "CAFE\u0301"),
    IncomingClass(2, "Cell"),
    IncomingClass(3, "cell"),
    IncomingClass(9, "new\none"),
    IncomingClass(255, "", role="ignore"),
    IncomingClass(200, ""),
]


def targets(lines: tuple[str, ...] = (), own: ClassList = OWN) -> dict[object, str]:
    return {key: str(target) for key, target in parse_mapping(lines, SOURCE, own).items()}


def test_names_are_found_in_one_normal_form_and_others_are_new_on_one_line() -> None:
    assert targets() == {
        1: "café",
        2: "cell",
        3: "cell",
        9: "new:new one",
        255: "unlabelled",
        200: "new:class 200",
    }


def test_lines_change_targets_by_name_or_value() -> None:
    changed = targets(("new one=left-out", "200=café", "255=new:edge", "1=new", "3=background"))
    assert changed == {1: "new:CAFÉ", 2: "cell", 3: "background", 9: "left-out", 255: "new:edge", 200: "café"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("nothing", "maps no class"),
        ("=cell", "maps no class"),
        ("tumour=cell", "no class 'tumour'"),
        ("2=tumour", "no class 'tumour'"),
        ("CELL=background", "several classes"),
        ("200=new", "has no name"),
    ],
)
def test_a_line_that_maps_nothing_is_refused(line: str, words: str) -> None:
    with pytest.raises(UserError, match=words):
        targets((line,))


def test_classes_that_are_easily_confused_or_become_one_are_told() -> None:
    told = " ".join(mapping_warnings(suggested_mapping(SOURCE, OWN), SOURCE, OWN))
    assert "'Cell' and 'cell'" in told
    assert "become 'cell': Cell, cell" in told


@pytest.mark.parametrize("name", ["sign_symbol", "Sign-Symbol", "sign  symbol", "SIGN SYMBOL"])
def test_a_name_that_is_nearly_that_of_a_class_becomes_it_and_is_told(name: str) -> None:
    own = ClassList.from_names(["background", "sign symbol"])
    source = [IncomingClass(5, name)]
    mapping = suggested_mapping(source, own)
    assert str(mapping[5]) == "sign symbol"
    told = mapping_warnings(mapping, source, own)
    is_same = clean_class_name(name) == "sign symbol"
    nearly = f"Names that are nearly the same are taken for one: '{name}' for 'sign symbol'."
    assert told == ([] if is_same else [nearly])


def test_a_new_class_with_nearly_the_name_of_another_is_told() -> None:
    own = ClassList.from_names(["background", "sign symbol"])
    source = [IncomingClass(5, "sign symbols"), IncomingClass(6, "tree")]
    mapping = suggested_mapping(source, own)
    assert [str(target) for target in mapping.values()] == ["new:sign symbols", "new:tree"]
    assert mapping_warnings(mapping, source, own) == [
        "New classes have nearly the name of one of the project: 'sign symbols' beside 'sign symbol'."
    ]


def test_nothing_is_told_of_a_name_near_that_of_a_class_that_is_replaced() -> None:
    own = ClassList.from_names(["background", "object"])
    source = [IncomingClass(1, "Objects"), IncomingClass(2, "tree")]
    mapping = suggested_mapping(source, own)
    for replaces in (True, False):
        after = resolve_mapping(mapping, source, own, replaces=replaces).classes
        assert bool(mapping_warnings(mapping, source, own, after)) is not replaces


def test_values_that_are_colours_are_shown_as_such_and_others_as_they_are() -> None:
    black, grey = IncomingClass(0, "#000000", (0, 0, 0)), IncomingClass(0x808080, "#808080", (128,) * 3)
    assert [value_text(each, [black, grey]) for each in (black, grey)] == ["0, 0, 0", "128, 128, 128"]
    voc = [IncomingClass(0, "background", (0, 0, 0)), IncomingClass(1, "aeroplane", (128, 0, 0))]
    assert [value_text(each, voc) for each in voc] == ["0", "1"]
    assert value_text(IncomingClass("tree", "tree"), []) == ""


def test_values_that_nobody_named_are_open() -> None:
    mapping = suggested_mapping(SOURCE, OWN)
    assert [source.key for source in open_values((), SOURCE, mapping)] == [200]
    assert open_values(("200=cell",), SOURCE, mapping) == []


def test_what_no_shape_covers_is_background_unless_that_is_drawn() -> None:
    ground = ground_class()
    assert str(suggested_mapping([ground, SOURCE[1]], OWN)[ground.key]) == "background"
    drawn = [ground, IncomingClass("b", "Background")]
    assert str(suggested_mapping(drawn, OWN)[ground.key]) == "unlabelled"


def test_new_classes_get_the_next_numbers_and_the_colours_of_the_source() -> None:
    source = [IncomingClass(4, "a", (1, 2, 3)), IncomingClass(5, "b")]
    resolved = resolve_mapping(suggested_mapping(source, OWN), source, OWN)
    assert resolved.ids == {4: 3, 5: 4}
    assert resolved.added == ("a", "b")
    assert resolved.classes[3].color == (1, 2, 3)


def test_more_classes_than_a_mask_can_hold_are_refused() -> None:
    source = [IncomingClass(number, f"c{number}") for number in range(300)]
    with pytest.raises(UserError, match="255"):
        resolve_mapping(suggested_mapping(source, OWN), source, OWN)
