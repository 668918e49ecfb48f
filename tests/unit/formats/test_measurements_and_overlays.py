"""Tables of measurements and overlay pictures against planted figures."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.core import ClassList
from engine.document.pixel_size import PIXEL_SIZE_SETTING, PixelSize
from engine.formats.export import export
from engine.formats.outgoing.options import ExportOptions, OverlayOptions
from engine.formats.writers.measurements import perimeter
from engine.storage import accept_mask
from tests.helpers.projects import new_project

CLASSES = ClassList.from_names(["background", "cell", "sky"]).with_changed(2, is_thing=False)


def table(path: Path) -> list[dict[str, str]]:
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def planted(folder: Path, pixels: np.ndarray, mask: np.ndarray, size: PixelSize | None = None) -> Path:
    """Measurements of one TIFF image with this mask."""
    (folder / "images").mkdir()
    kind = "rgb" if pixels.ndim == 3 else "minisblack"
    tifffile.imwrite(folder / "images" / "a.tif", pixels, photometric=kind)
    with new_project(folder, folder / "images", CLASSES) as project:
        if size is not None:
            project.settings.set(PIXEL_SIZE_SETTING, size.to_json())
        accept_mask(project, project.images.rows()[0].id, mask)
        export(project, folder / "out", "measurements")
    return folder / "out"


def test_objects_are_measured_in_numbers_of_the_file_and_in_the_projects_unit(
    tmp_path: Path,
) -> None:
    mask = np.zeros((40, 50), np.uint8)
    mask[5:15, 10:30] = 1
    mask[30:] = 2
    pixels = np.full((40, 50), 1000, np.uint16)
    pixels[5, 10], pixels[14, 29] = 60_000, 7
    out = planted(tmp_path, pixels, mask, PixelSize(0.5, "µm"))
    (row,) = table(out / "objects.csv")
    assert (row["image"], row["class"], row["area_px"], row["area_um2"]) == ("a", "cell", "200", "50")
    assert (float(row["centroid_y_px"]), float(row["centroid_x_px"])) == (9.5, 19.5)
    assert (float(row["centroid_y_um"]), float(row["centroid_x_um"])) == (4.75, 9.75)
    assert (row["y0"], row["x0"], row["y1"], row["x1"]) == ("5", "10", "15", "30")
    mean = (198 * 1000 + 60_000 + 7) / 200
    assert float(row["mean_channel_1"]) == pytest.approx(mean, rel=1e-5)
    assert (row["min_channel_1"], row["max_channel_1"]) == ("7", "60000")
    assert float(row["perimeter_um"]) == pytest.approx(float(row["perimeter_px"]) / 2, rel=1e-4)
    by_class = {row["class"]: row for row in table(out / "classes-per-image.csv")}
    assert {name: (row["pixels"], row["objects"]) for name, row in by_class.items()} == {
        "background": ("1300", "0"),
        "cell": ("200", "1"),
        "sky": ("500", "0"),
    }
    assert float(by_class["sky"]["share"]) == 0.25
    totals = {row["class"]: row for row in table(out / "classes.csv")}
    assert (totals["cell"]["images"], totals["cell"]["mean_object_area_px"]) == ("1", "200")
    assert totals["sky"]["mean_object_area_px"] == ""


def test_channels_are_measured_one_by_one_without_pixels_of_no_data(
    tmp_path: Path,
) -> None:
    mask = np.ones((20, 20), np.uint8)
    pixels = np.zeros((20, 20, 3), np.float32)
    pixels[..., 1] = 2.5
    pixels[..., 2] = np.nan
    pixels[0, 0, 2] = 8
    pixels[0, 1, 1] = -1
    (row,) = table(planted(tmp_path, pixels, mask) / "objects.csv")
    assert [row[f"mean_channel_{c}"] for c in (1, 3)] == ["0", "8"]
    assert (row["min_channel_2"], row["max_channel_2"]) == ("-1", "2.5")
    assert "area_um2" not in row


@pytest.mark.parametrize("radius", [8, 20, 50])
def test_the_perimeter_of_a_disc_is_that_of_its_circle(radius: int) -> None:
    y, x = np.mgrid[-60:61, -60:61]
    assert perimeter(y**2 + x**2 <= radius**2) == pytest.approx(2 * math.pi * radius, rel=0.05)
    ring = (y**2 + x**2 <= radius**2) & (y**2 + x**2 > (radius // 2) ** 2)
    assert perimeter(ring) == pytest.approx(2 * math.pi * (radius + radius // 2), rel=0.08)


@pytest.mark.parametrize(("opacity", "outline_px"), [(0.0, 0), (0.5, 0), (0.25, 2), (1.0, 1)])
def test_overlays_lay_colours_and_lines_over_the_image(
    tmp_path: Path, opacity: float, outline_px: int
) -> None:
    (tmp_path / "images").mkdir()
    pixels = np.full((20, 30, 3), 100, np.uint8)
    Image.fromarray(pixels).save(tmp_path / "images" / "a.png")
    mask = np.zeros((20, 30), np.uint8)
    mask[4:14, 4:14] = 1
    mask[4:14, 14:24] = 255
    with new_project(tmp_path, tmp_path / "images", CLASSES) as project:
        accept_mask(project, project.images.rows()[0].id, mask)
        options = ExportOptions(overlay=OverlayOptions(opacity, outline_px))
        export(project, tmp_path / "out", "overlays", options)
        color = np.array(project.classes[1].color)
    with Image.open(tmp_path / "out" / "overlays" / "a.png") as image:
        drawn = np.asarray(image)
    assert np.array_equal(drawn[mask != 1], pixels[mask != 1]), "background and unlabelled stay as they are"
    mixed = np.rint(100 * (1 - opacity) + color * opacity).astype(np.uint8)
    assert np.array_equal(drawn[9, 9], mixed)
    is_color = (drawn == color).all(axis=2)
    if outline_px:
        assert is_color[4, 4:14].all()
        assert is_color[4 + outline_px - 1, 8]
        assert is_color[4 + outline_px, 8] == (opacity == 1)
    legend = table(tmp_path / "out" / "legend.csv")
    assert [(row["class"], row["drawn"]) for row in legend] == [
        ("background", "no"),
        ("cell", "yes"),
        ("sky", "yes"),
    ]
