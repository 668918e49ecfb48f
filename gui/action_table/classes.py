"""Rows of the menu Classes: the class to draw with, and what becomes of classes over the whole project."""

from __future__ import annotations

from typing import Final

from gui.action_table.spec import ActionSpec, When
from gui.language.texts import marked

_A = ActionSpec
_W = When

_NUMBERED: Final = (
    (marked("Class 0"), marked("Draw with class 0")),
    (marked("Class 1"), marked("Draw with class 1")),
    (marked("Class 2"), marked("Draw with class 2")),
    (marked("Class 3"), marked("Draw with class 3")),
    (marked("Class 4"), marked("Draw with class 4")),
    (marked("Class 5"), marked("Draw with class 5")),
    (marked("Class 6"), marked("Draw with class 6")),
    (marked("Class 7"), marked("Draw with class 7")),
    (marked("Class 8"), marked("Draw with class 8")),
    (marked("Class 9"), marked("Draw with class 9")),
)

CLASSES_ROWS: Final[tuple[ActionSpec, ...]] = (
    *(
        _A(f"class_{n}", "Classes", text, (str(n),), "", tip, _W.IMAGE, class_id=n)
        for n, (text, tip) in enumerate(_NUMBERED)
    ),
    _A("class_previous", "Classes", "Class above", ("PgUp",), "mdi6.arrow-up",
       "Draw with the class above in the list", _W.IMAGE),
    _A("class_next", "Classes", "Class below", ("PgDown",), "mdi6.arrow-down",
       "Draw with the class below in the list", _W.IMAGE),
    _A("add_class", "Classes", "Add class", ("Ctrl+Shift+N",), "mdi6.plus",
       "Add a class to this project", _W.EDITABLE_PROJECT, starts_group=True),
    _A("class_templates", "Classes", "Add classes from a template…", ("Alt+Shift+T",), "mdi6.playlist-plus",
       "Add the classes of Cityscapes, CamVid, PASCAL VOC or ADE20K", _W.EDITABLE_PROJECT),
    _A("rename_class", "Classes", "Rename class", ("Shift+F2",), "mdi6.rename-outline",
       "Type another name for the class that you draw with", _W.EDITABLE_PROJECT),
    _A("recolor_class", "Classes", "Colour of the class…", ("Ctrl+F2",), "mdi6.palette-outline",
       "Choose another colour for the class that you draw with", _W.EDITABLE_PROJECT),
    _A("distinct_colors", "Classes", "Make colours easy to tell apart", ("Alt+Shift+D",),
       "mdi6.invert-colors",
       "Give another colour to each class that could be taken for another one, also by the colour-blind, "
       "or for the image below it",
       _W.EDITABLE_PROJECT, repeats=False),
    _A("delete_class", "Classes", "Delete class…", ("Ctrl+Shift+Backspace",), "mdi6.minus",
       "Take the class that you draw with out of this project; its pixels are counted first",
       _W.EDITABLE_PROJECT, repeats=False),
    _A("merge_class", "Classes", "Merge class into another…", ("Alt+Shift+M",), "mdi6.merge",
       "Give all pixels of the class that you draw with, in every image, to another class; counted first",
       _W.EDITABLE_PROJECT, repeats=False),
    _A("lock_class", "Classes", "Lock class", ("/",), "mdi6.lock-outline",
       "Nothing paints over the pixels of the class that you draw with: no tool, no cut, no prediction",
       _W.EDITABLE_PROJECT, checkable=True, starts_group=True, repeats=False),
    _A("hide_class", "Classes", "Hide class", ("Alt+Shift+H",), "mdi6.eye-off-outline",
       "Do not draw the class that you draw with; its pixels stay, and nothing unseen is accepted",
       _W.EDITABLE_PROJECT, checkable=True, repeats=False),
    _A("solo_class", "Classes", "Show only this class", ("Alt+Shift+S",), "mdi6.eye-circle-outline",
       "Hide all other classes; the same key shows them again", _W.EDITABLE_PROJECT, repeats=False),
    _A("show_classes", "Classes", "Show all classes", ("Alt+Shift+A",), "mdi6.eye-outline",
       "Draw every class again", _W.EDITABLE_PROJECT, repeats=False),
    _A("class_up", "Classes", "Move class up", ("Ctrl+Shift+PgUp",), "mdi6.arrow-collapse-up",
       "Show the class that you draw with further up; its number and its key stay", _W.EDITABLE_PROJECT,
       starts_group=True, is_work=False),
    _A("class_down", "Classes", "Move class down", ("Ctrl+Shift+PgDown",), "mdi6.arrow-collapse-down",
       "Show the class that you draw with further down; its number and its key stay", _W.EDITABLE_PROJECT,
       is_work=False),
    _A("group_class", "Classes", "Put the class in a group…", ("Alt+Shift+G",), "mdi6.folder-outline",
       "Show the class that you draw with under a heading of the list", _W.EDITABLE_PROJECT, is_work=False),
    _A("class_counts", "Classes", "Counts of classes…", ("Alt+Shift+C",), "mdi6.counter",
       "Count pixels, objects and images of each class over the whole project", _W.PROJECT, is_work=False),
    _A("fold_group", "Classes", "Fold or unfold the group", ("Alt+Shift+F",), "mdi6.unfold-less-horizontal",
       "Leave the group of the class that you draw with out of the list, or show it again", _W.PROJECT,
       is_work=False, repeats=False),
)  # fmt: skip
