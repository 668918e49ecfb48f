"""Export in the folders of PASCAL VOC, for the many programs that read them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from engine.core import NO_PROGRESS, CancelToken, ClassList, Reporter, palette_color
from engine.formats.export import ExportReport, Item, copy_image, export
from engine.storage.mask_writer import VOC_PALETTE, save_mask_png
from engine.storage.project import Project

_IMAGES: Final = "JPEGImages"
_MASKS: Final = "SegmentationClass"
_SETS: Final = "ImageSets/Segmentation"


def export_voc(
    project: Project, out: Path, report: Reporter = NO_PROGRESS, token: CancelToken | None = None
) -> ExportReport:
    """Write images as they are, masks as palette PNGs in VOC's colours, the split and the label map.

    Images without a split of their own count as training images. Images that are no JPEG
    keep their suffix: turning them into JPEG would change their pixels.

    Raises:
        UserError: `out` is not empty, or no image has a mask.
        CancelledError: nothing was written.
    """
    classes = project.classes

    def write(folder: Path, item: Item) -> None:
        (folder / _IMAGES).mkdir(exist_ok=True)
        (folder / _MASKS).mkdir(exist_ok=True)
        copy_image(item.record, folder / _IMAGES / (item.name + item.record.path.suffix))
        save_mask_png(folder / _MASKS / f"{item.name}.png", item.mask, VOC_PALETTE)

    def finish(folder: Path, items: list[Item]) -> None:
        _write_sets(folder / _SETS, items)
        (folder / "labelmap.txt").write_text(_label_map(classes), encoding="utf-8", newline="\n")

    return export(project, out, write, finish, report, token)


def _write_sets(folder: Path, items: list[Item]) -> None:
    folder.mkdir(parents=True)
    val = [item.name for item in items if item.record.split == "val"]
    train = [item.name for item in items if item.record.split != "val"]
    for name, members in (("train", train), ("val", val), ("trainval", sorted(train + val))):
        text = "".join(f"{member}\n" for member in members)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")


def _label_map(classes: ClassList) -> str:
    """The label map as CVAT and Datumaro read it: 'name:r,g,b:parts:actions'."""
    lines = ["# label:color_rgb:parts:actions"]
    for info in classes:
        red, green, blue = palette_color(info.id)
        lines.append(f"{info.name}:{red},{green},{blue}::")
    return "\n".join(lines) + "\n"
