"""Export as a plain dataset folder: images/, masks/ with class ids, classes.txt."""

from __future__ import annotations

from pathlib import Path

from engine.core import NO_PROGRESS, CancelToken, Reporter
from engine.formats.dataset import CLASSES, IMAGES, MASKS
from engine.formats.export import ExportReport, Item, copy_image, export
from engine.storage.mask_writer import class_palette, save_mask_png
from engine.storage.project import Project


def export_png(
    project: Project, out: Path, report: Reporter = NO_PROGRESS, token: CancelToken | None = None
) -> ExportReport:
    """Write images as they are and masks as 8-bit palette PNGs in the classes' colours.

    The pixel value is the class id, 255 is unlabelled. Folders in names become '__'.

    Raises:
        UserError: `out` is not empty, or no image has a mask.
        CancelledError: nothing was written.

    Example:
        >>> import tempfile
        >>> from engine.demo_project import make_demo
        >>> folder = tempfile.TemporaryDirectory()
        >>> with Project.open(make_demo(Path(folder.name)), read_only=True) as project:
        ...     outcome = export_png(project, Path(folder.name, "out"))
        >>> outcome.exported, sorted(path.name for path in (outcome.folder / "masks").iterdir())
        (2, ['cells-1.png', 'cells-2.png'])
        >>> folder.cleanup()
    """
    palette = class_palette(project.classes)
    classes = project.classes

    def write(folder: Path, item: Item) -> None:
        (folder / IMAGES).mkdir(exist_ok=True)
        (folder / MASKS).mkdir(exist_ok=True)
        copy_image(item.record, folder / IMAGES / (item.name + item.record.path.suffix))
        save_mask_png(folder / MASKS / f"{item.name}.png", item.mask, palette)

    def finish(folder: Path, items: list[Item]) -> None:
        text = "".join(f"{name}\n" for name in classes.names)
        (folder / CLASSES).write_text(text, encoding="utf-8", newline="\n")

    return export(project, out, write, finish, report, token)
