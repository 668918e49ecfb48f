"""Fuzzing target: class files of this and of other programs."""

from __future__ import annotations

from pathlib import Path

from engine.formats.dataset import read_class_file
from tests.fuzz.mutators import BYTE_MUTATORS, mutate_text
from tests.fuzz.targets import FuzzTarget

FILES = {
    "classes.txt": b"background\ncell\nd\xc3\xa9bris\n",
    "windows.txt": b"\xef\xbb\xbfsky\r\nroad\r\n",
    "labelmap.txt": b"# label:color_rgb:parts:actions\nbackground:0,0,0::\ncell:128,0,0::\n",
    "labelme.txt": b"__ignore__\n_background_\ncell\n",
    "colours.csv": b"sky,70,130,180\nroad,128,64,128\n",
    "class_dict.csv": b"name,r,g,b\nsky,70,130,180\nroad,128,64,128\n",
    "semicolons.csv": b"name;r;g;b\r\nsky;70;130;180\r\nroad;128;64;128\r\n",
    "tabs.tsv": b"id\tname\n1\troad\n0\tsky\n",
    "hex.txt": b"sky #4682b4\nroad #804080\n",
    "label_colors.txt": b"70 130 180\tsky\n128 64 128\troad\n",
    "label_map.pbtxt": b"item {\n  id: 1\n  name: 'a'\n}\nitem {\n  id: 2\n  display_name: \"b\"\n}\n",
    "data.yaml": b"names:\n  0: sky\n  1: 'yes'\n  2: d\xc3\xa9bris\n",
    "instances.json": b'{"categories": [{"id": 1, "name": "a"}, {"id": 2, "name": "b"}]}',
}


def read(path: Path) -> int:
    """Read the file; every name must be one line."""
    names = read_class_file(path).names
    assert all(name and len(name.splitlines()) == 1 for name in names), names
    return sum(map(len, names))


TARGET = FuzzTarget("class files", lambda: FILES, read, (mutate_text, mutate_text, *BYTE_MUTATORS))
