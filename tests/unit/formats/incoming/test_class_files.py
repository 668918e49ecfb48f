"""Class files of other programs are understood as they are meant, or refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.core import UserError
from engine.formats.dataset import read_class_file

UNDERSTOOD = {
    "labels.txt": ("__ignore__\n_background_\ncell\n", ["_background_", "cell"]),
    "labelmap.txt": ("# label:color_rgb:parts:actions\nsky:1,2,3::\na b:4,5,6::\n", ["sky", "a b"]),
    "class_dict.csv": ("name,r,g,b\nsky,1,2,3\nroad,4,5,6\n", ["sky", "road"]),
    "by_number.csv": ("id,name\n1,road\n0,sky\n", ["sky", "road"]),
    "quoted.csv": ('name,r,g,b\n"a, b",1,2,3\n', ["a, b"]),
    "data.yaml": (
        "path: x\nnames:\n  0: 'yes'\n  1: \"no\"\n  2: 'on'\n  3: '1e3'\n",
        ["yes", "no", "on", "1e3"],
    ),
    "list.yml": ("names: [sky, Straße, 'off']\n", ["sky", "Straße", "off"]),
    "numbers.yaml": ("road: 1\nsky: 0\n", ["sky", "road"]),
    "instances.json": (
        '{"categories": [{"id": 2, "name": "b"}, {"id": 1, "name": "a"}]}',
        ["background", "a", "b"],
    ),
    "stuff.json": ('{"categories": [{"id": 0, "name": "sky"}, {"id": 1, "name": "a"}]}', ["sky", "a"]),
    "list.json": ('["sky", "road"]', ["sky", "road"]),
    "hash.txt": ("ground\n#1 cell\n", ["ground", "#1 cell"]),
    "numbers.json": ('{"1": "road", "0": "sky"}', ["sky", "road"]),
    "semicolons.csv": ("name;r;g;b\r\nsky;1;2;3\r\nroad;4;5;6\r\n", ["sky", "road"]),
    "tabs.tsv": ("id\tname\n1\troad\n0\tsky\n", ["sky", "road"]),
    "bare.csv": ("sky;1;2;3\nroad;4;5;6\n", ["sky", "road"]),
    "hex.txt": ("sky #010203\na road #040506\n", ["sky", "a road"]),
    "label_colors.txt": ("64 128 64\tAnimal\n192 0 128\t\tArchway\n", ["Animal", "Archway"]),
    "label_map.pbtxt": (
        'item {\n  id: 2\n  name: \'b\'\n}\nitem {\n  name: "x1"\n  id: 1\n  display_name: "a b"\n}\n',
        ["background", "a b", "b"],
    ),
    "numbered.csv": ("0,sky,1,2,3\n1,road,4,5,6\n", ["sky", "road"]),
    "inner.pbtxt": (
        "item { id: 1 name: 'a' keypoints { id: 5 label: 'x' } }\n"
        "item: { keypoints { id: 9 } id: 2 name: 'b' }",
        ["background", "a", "b"],
    ),
    "braces.pbtxt": (
        '# item { id: 9 }\nitem { id: 1 name: \'cell {big}\' }\nitem { name: "it\'s \\"b\\" # }" id: 2 }',
        ["background", "cell {big}", 'it\'s "b" # }'],
    ),
    "open.pbtxt": ("item { id: 1 name: 'a'\nitem { id: 2 name: 'b'", ["background", "a", "b"]),
    "table.txt": ("name,r,g,b\nsky,1,2,3\nroad,4,5,6\n", ["sky", "road"]),
    "list.txt": ('["sky", "road"]\n', ["sky", "road"]),
    "numbers.txt": ('{"road": 1, "sky": 0}', ["sky", "road"]),
    "bracket.txt": ("[sky]\n{road}\n", ["[sky]", "{road}"]),
    "dataset.json": ('{"names": {"sky": 0, "road": 1}}', ["sky", "road"]),
}

REFUSED = {
    "page.txt": ("<!DOCTYPE html>\n<p>404</p>\n", "is a web page"),
    "one_line.txt": ("sky, road\n", "names one class: 'sky, road'"),
    "yes.yaml": ("names: [yes, no]\n", "class name true"),
    "number.yaml": ("names: [sky, 3]\n", "class name 3"),
    "gap.yaml": ("names: {0: sky, 2: road}\n", "no class 1"),
    "gap.json": ('{"categories": [{"id": 1, "name": "a"}, {"id": 90, "name": "b"}]}', "no class 2"),
    "gap.csv": ("id,name\n0,sky\n7,road\n", "no class 1"),
    "twice.csv": ("id,name\n0,sky\n0,road\n", "class 0 ('road') twice"),
    "same.yaml": ("names: [sky, sky]\n", "stands twice"),
    "colour.csv": ("name,r,g,b\nsky,1,2,300\n", "no colour in line 2"),
    "short.csv": ("name,r,g,b\nsky,1\n", "too few fields in line 2"),
    "code.yaml": ("!!python/object/apply:os.system ['true']\n", "no YAML"),
    "bomb.json": ('{"categories": ' + "[" * 200 + "]" * 200 + "}", "not in order"),
    "bomb.yaml": (
        "x0: &x0 [a, b]\n"
        + "".join(f"x{n + 1}: &x{n + 1} [*x{n}, *x{n}]\n" for n in range(40))
        + "names: [*x40]\n",
        "which is no text",
    ),
    "ring.yaml": ("names: &names [*names]\n", "which is no text"),
    "text.json": ('"sky"', "no list of class names"),
    "comment.txt": ("# my classes\nsky\nroad\n", "Line 1 of comment.txt may be a comment: '# my classes'"),
    "columns.txt": ("Idx\tRatio\tName\n1\t0.1\twall\n", "Line 1 of columns.txt has several columns"),
    "gap.pbtxt": ("item { id: 1 name: 'a' }\nitem { id: 7 name: 'b' }", "no class 2"),
    "nameless.pbtxt": ("item { id: 1 name: 'a' }\nitem { id: 2 x { name: 'b' } }", "class name null"),
    "other.pbtxt": ("node { id: 1 }", "has no items"),
    "gap_in_text.json": ('{"0": "sky", "7": "road"}', "no class 1"),
    "middle.txt": ("sky\n__ignore__\n", "stands for unlabelled"),
}


@pytest.mark.parametrize("name", UNDERSTOOD)
def test_a_class_file_is_read_as_it_is_meant(name: str, tmp_path: Path) -> None:
    text, names = UNDERSTOOD[name]
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert list(read_class_file(tmp_path / name).names) == names


@pytest.mark.parametrize("name", REFUSED)
def test_what_a_class_file_leaves_open_is_refused(name: str, tmp_path: Path) -> None:
    text, words = REFUSED[name]
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as refused:
        read_class_file(tmp_path / name)
    assert words in refused.value.summary
    assert "\n" not in refused.value.summary


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("class_dict.csv", "name,r,g,b\nsky,1,2,3\n"), ("a.csv", "name;r;g;b\nsky;1;2;3\n")),
        *(("a.txt", "sky,1,2,3\n"), ("b.txt", "sky;1;2;3\n"), ("c.txt", "sky: #010203\n")),
        *(("label_colors.txt", "1 2 3\tsky\n"), ("labelmap.txt", "# label:color_rgb\nsky:1,2,3::\n")),
    ],
)
def test_colours_come_with_the_names(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (sky,) = read_class_file(tmp_path / name)
    assert (sky.name, sky.color) == ("sky", (1, 2, 3))
