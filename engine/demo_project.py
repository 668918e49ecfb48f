"""The sample project of `demo`, made on the spot without any download."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.core import ClassList, ImageId, LabelMap

if TYPE_CHECKING:
    from engine.storage import Project

CLASSES: Final = ("background", "cell", "coin", "cat")
CELL_PICTURES: Final = 6

# Photographs inside scikit-image's wheel: the coins are in the public domain, the cat is CC0.
_PHOTOGRAPHS: Final = {"coins.png": "coins.png", "cat.png": "chelsea.png"}
_SCRIBBLE_PX: Final = 5

# Picture -> (class, points (x, y) of one stroke).
_SCRIBBLES: Final = {
    "coins": (
        (0, ((8, 90), (200, 84), (376, 92))),
        (0, ((12, 160), (190, 160), (300, 158))),
        (0, ((60, 225), (180, 228), (300, 228))),
        (2, ((36, 48), (52, 58))),
        (2, ((198, 44), (228, 52))),
        (2, ((262, 118), (284, 124))),
        (2, ((332, 180), (356, 196))),
        (2, ((34, 258), (56, 268))),
    ),
}


def demo_project() -> Path:
    """The sample project in the user's data folder: made when missing, kept as it is otherwise."""
    import platformdirs

    home = Path(platformdirs.user_data_dir("inkling", appauthor=False))
    return make_demo(home / "demo")


def make_demo(folder: Path) -> Path:
    """The sample project inside `folder`, with its pictures in `folder/images`.

    Two pictures of cells are accepted (one to learn from, one to check with), the coins
    carry scribbles, the others wait.
    """
    from engine.files.atomic import atomic_folder
    from engine.files.temporary_names import sweep_temporaries
    from engine.storage import Project
    from engine.storage.paths import is_project

    path = folder / "demo.inkling"
    if is_project(path):
        return path
    sweep_temporaries([folder, folder / "images"])
    truths = write_pictures(folder / "images")
    classes = ClassList.from_names(CLASSES)
    with atomic_folder(path) as place, Project.create(place, name="Demo", classes=classes) as project:
        project.images.add_folder(folder / "images")
        _label(project, folder / "images", truths)
    return path


def write_pictures(folder: Path) -> dict[str, LabelMap]:
    """Write the sample pictures; the truth of the drawn ones, by name."""
    from PIL import Image

    from engine.files.atomic import atomic_file
    from resources.demo_cells import draw_cells

    folder.mkdir(parents=True, exist_ok=True)
    truths: dict[str, LabelMap] = {}
    for number in range(1, CELL_PICTURES + 1):
        image, mask = draw_cells(seed=number)
        truths[f"cells-{number}"] = mask
        with atomic_file(folder / f"cells-{number}.png") as temporary:
            Image.fromarray(image).save(temporary, format="PNG")
    for name, original in _PHOTOGRAPHS.items():
        source = _photograph(original)
        # Some distributions package scikit-image without its pictures; the cells are enough.
        if source is not None:
            with atomic_file(folder / name) as temporary:
                shutil.copyfile(source, temporary)
    return truths


def _label(project: Project, images: Path, truths: dict[str, LabelMap]) -> None:
    from engine.storage import ImageStatus, accept_mask

    for name, split in (("cells-1", "train"), ("cells-2", "val")):
        image_id = _image_id(project, images / f"{name}.png")
        accept_mask(project, image_id, truths[name], "Accept")
        project.images.set_split(image_id, split)
    for name in _SCRIBBLES:
        file = images / f"{name}.png"
        if file.is_file():
            image_id = _scribble(project, file, scribbles(name, file))
            project.images.set_status(image_id, ImageStatus.STARTED)


def scribbles(name: str, file: Path) -> LabelMap:
    """(H, W) class ids where the sample strokes of this picture run, 255 elsewhere."""
    import numpy as np
    from PIL import Image, ImageDraw

    from engine.core import IGNORE

    with Image.open(file) as picture:
        canvas = Image.new("L", picture.size, IGNORE)
    pen = ImageDraw.Draw(canvas)
    for class_id, points in _SCRIBBLES[name]:
        pen.line(points, fill=class_id, width=_SCRIBBLE_PX)
    return np.array(canvas)


def _scribble(project: Project, file: Path, labels: LabelMap) -> ImageId:
    """Scribble on an image, as one step that undo takes back."""
    from engine.document.history import History
    from engine.document.planes import Plane

    image_id = _image_id(project, file)
    height, width = labels.shape
    project.images.set_size(image_id, height, width)
    state = project.load_state(image_id, (height, width))
    with state.planes.edit("Scribble") as edit:
        edit.write(Plane.SCRIBBLES, labels)
    if edit.change is not None:
        History(state.planes, project.journal(image_id)).push(edit.change)
    return image_id


def _image_id(project: Project, file: Path) -> ImageId:
    record = project.images.find(file)
    if record is None:
        raise FileNotFoundError(2, "The sample picture is not in the sample project", str(file))
    return record.id


def _photograph(name: str) -> Path | None:
    found = importlib.util.find_spec("skimage")
    if found is None or not found.submodule_search_locations:
        return None
    file = Path(found.submodule_search_locations[0]) / "data" / name
    return file if file.is_file() else None
