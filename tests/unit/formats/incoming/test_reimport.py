"""An export of any format comes in again: known to the project it is of, new to one that is empty."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.core import NO_PROGRESS, ClassList, ImageId, UserError
from engine.document.decode import MOST_PIXELS
from engine.document.image import probe_image, read_image
from engine.document.samples.stored import read_samples
from engine.formats.catalog import READERS, WRITERS
from engine.formats.export import export
from engine.formats.incoming.arrivals import ArrivalCounts, count_arrivals
from engine.formats.incoming.import_dataset import DatasetReport, import_dataset
from engine.formats.incoming.mapping import resolve_mapping, suggested_mapping
from engine.formats.incoming.recognition import format_question, recognise_source
from engine.formats.outgoing.report import ExportReport
from engine.storage import Project, accept_mask
from engine.storage.importing import mask_partners
from tests.helpers.exports import skip_without_extra

CLASSES = ClassList.from_names(["background", "cell"])
NO_LABELS = ("overlays", "measurements")
BOTH_WAYS = [name for name in WRITERS if name not in NO_LABELS]
SHAPE = (20, 30)
# Their pictures have other values than the images, or one channel of them: the mark alone tells.
KNOWN_BY_MARK = ("nifti",)


def noise(path: Path, seed: int, *, channels: int = 3, **options: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    shape = SHAPE if channels == 1 else (*SHAPE, channels)
    pixels = np.random.default_rng(seed).integers(0, 256, shape, np.uint8)
    Image.fromarray(pixels).save(path, **options)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Images of many kinds: equal names, a turned one, 16 bits, several pages, planes."""
    folder = tmp_path_factory.mktemp("reimport")
    images, turned = folder / "images", Image.Exif()
    turned[0x0112] = 6
    for seed, name in enumerate(("a.jpg", "b.bmp", "sub/b.png", "w x.webp")):
        noise(images / name, seed)
    noise(images / "turned.jpg", 9, exif=turned)
    noise(images / "grey.gif", 10, channels=1)
    rng = np.random.default_rng(11)
    tifffile.imwrite(images / "deep.tif", rng.integers(0, 65536, SHAPE, np.uint16))
    for name in ("pages.tif", "planes.tif"):
        pages = rng.integers(0, 256, (3, *SHAPE), np.uint8)
        tifffile.imwrite(folder / name, pages, photometric="minisblack")
    shutil.move(folder / "pages.tif", images)
    with Project.create(folder / "p.inkling", name="P", classes=CLASSES) as made:
        made.images.add_folder(images)
        made.images.add_files([folder / "planes.tif" / "@p1", folder / "planes.tif" / "@p3"])
        for record in made.images.rows():
            info = probe_image(record.path)
            mask = np.zeros((info.height, info.width), np.uint8)
            mask[4:9, 4:9] = mask[12:15, 4:9] = 1
            accept_mask(made, record.id, mask)
        yield made


def exported(project: Project, out: Path, name: str) -> ExportReport:
    skip_without_extra(name, out.parent)
    return export(project, out, name)


def stored(path: Path) -> np.ndarray:
    return read_samples(path, MOST_PIXELS).pixels


def come_in(project: Project, name: str, source: Path) -> tuple[ArrivalCounts, DatasetReport]:
    """What was foreseen of an import, and what came of it."""
    reader = READERS[name].load()
    answers = {q.key: q.default for q in reader.open(source, {}).questions if q.default}
    dataset = reader.open(source, answers)
    counts = count_arrivals(project, reader.open(source, answers), source, NO_PROGRESS, None)
    mapping = resolve_mapping(
        suggested_mapping(dataset.classes, project.classes), dataset.classes, project.classes
    )
    if mapping.added:
        project.set_classes(mapping.classes)
    outcome = DatasetReport()
    import_dataset(*(project, dataset, mapping, answers, outcome, NO_PROGRESS), source=source)
    return counts, outcome


@pytest.mark.parametrize("name", BOTH_WAYS)
def test_an_export_adds_nothing_to_its_project_and_all_to_an_empty_one(
    project: Project, tmp_path: Path, name: str
) -> None:
    out = tmp_path / "out"
    count = exported(project, out, name).exported
    found = recognise_source(out)
    assert format_question(found) is None
    assert found[0].name == (WRITERS[name].read_as or name)
    counts, outcome = come_in(project, found[0].name, out)
    assert counts == ArrivalCounts(known=count, labelled=count)
    assert (outcome.added, outcome.known, outcome.problems) == ([], count, [])
    with Project.create(tmp_path / "q.inkling", name="Q", classes=CLASSES) as empty:
        counts, outcome = come_in(empty, found[0].name, out)
        assert counts == ArrivalCounts(new=count)
        assert (len(outcome.added), outcome.known, outcome.problems) == (count, 0, [])
        assert outcome.imported == count
        assert_same_pictures(project, empty, out)


def assert_same_pictures(project: Project, other: Project, out: Path) -> None:
    """Each picture that came in from an export is shown as the image it is of, but for rounding of light."""
    with open(out / "inkling" / "index.csv", newline="", encoding="utf-8") as file:
        rows = {row["picture"]: int(row["image_id"]) for row in csv.DictReader(file)}
    for record in other.images.rows():
        name = record.path.relative_to(out).as_posix()
        (number,) = (number for picture, number in rows.items() if f"{name}/".startswith(f"{picture}/"))
        ours, theirs = read_image(project.images.get(ImageId(number)).path), read_image(record.path)
        assert np.abs(ours.astype(int) - theirs).max() <= 1, name


@pytest.mark.parametrize("name", [name for name in BOTH_WAYS if name not in KNOWN_BY_MARK])
def test_pictures_of_an_export_that_lost_its_mark_are_known_by_name_and_pixels(
    project: Project, tmp_path: Path, name: str
) -> None:
    out = tmp_path / "out"
    count = exported(project, out, name).exported
    shutil.rmtree(out / "inkling")
    counts, outcome = come_in(project, WRITERS[name].read_as or name, out)
    assert counts == ArrivalCounts(known=count, labelled=count)
    assert (outcome.added, outcome.known, outcome.problems) == ([], count, [])


@pytest.mark.parametrize("name", NO_LABELS)
def test_an_export_without_labels_is_never_taken_for_masks(
    project: Project, tmp_path: Path, name: str
) -> None:
    export(project, tmp_path / "out", name)
    with pytest.raises(UserError, match=f"in the format '{name}', which holds no labels"):
        recognise_source(tmp_path / "out")


def test_a_picture_of_the_name_and_the_size_with_other_pixels_is_another_one(
    project: Project, tmp_path: Path
) -> None:
    for name in ("images", "masks"):
        noise(tmp_path / "set" / name / "a.png", 77, channels=1)
    Image.fromarray(np.ones(SHAPE, np.uint8)).save(tmp_path / "set" / "masks" / "a.png")
    dataset = READERS["png"].load().open(tmp_path / "set", {})
    counts = count_arrivals(project, dataset, tmp_path / "set", NO_PROGRESS, None)
    assert counts == ArrivalCounts(new=1)


def deep_twins(place: Path, ours: object, theirs: object) -> ArrivalCounts:
    """What is foreseen of a data set whose picture has the name of an image of a new project."""
    for folder, values in (("images", ours), ("set/images", theirs)):
        (place / folder).mkdir(parents=True)
        tifffile.imwrite(place / folder / "a.tif", values)
    (place / "set" / "masks").mkdir()
    Image.fromarray(np.ones(SHAPE, np.uint8)).save(place / "set" / "masks" / "a.png")
    with Project.create(place / "p.inkling", name="P", classes=CLASSES) as made:
        made.images.add_folder(place / "images")
        dataset = READERS["png"].load().open(place / "set", {})
        return count_arrivals(made, dataset, place / "set", NO_PROGRESS, None)


@pytest.mark.parametrize("kind", [np.uint16, np.float32, np.int8])
def test_another_exposure_and_a_dark_frame_are_other_pictures(tmp_path: Path, kind: type[np.number]) -> None:
    first = np.random.default_rng(1).integers(0, 40, SHAPE).astype(kind)
    flat = np.full(SHAPE, 7, kind)
    pairs = {
        "exposure": (first, first * kind(3)),
        "type": (first, first.astype(np.int16)),
        "dark": (flat, flat + kind(1)),
        "empty": (flat, np.zeros(SHAPE, np.uint8)),
    }
    for name, (ours, theirs) in pairs.items():
        assert deep_twins(tmp_path / name, ours, theirs) == ArrivalCounts(new=1), name
    # Written anew with other bytes, and the numbers that they were.
    assert deep_twins(tmp_path / "same", first, first.astype(first.dtype.newbyteorder(">"))) == ArrivalCounts(
        known=1
    )


def test_what_is_foreseen_is_said_in_sentences() -> None:
    assert ArrivalCounts(2, 1, 1).sentences() == [
        "2 images will be added.",
        "1 image of the project without labels takes those of the source.",
        "No image is found for 1 image of the source.",
    ]
    assert ArrivalCounts(known=3).sentences() == [
        "No image will be added.",
        "3 images of the project without labels take those of the source.",
    ]
    there = ArrivalCounts(known=5, labelled=5)
    assert there.sentences()[1:] == ["5 images have labels already, which stay."]
    assert there.sentences(replaces=True)[1:] == ["New labels take the place of those of 5 images."]


def test_pixels_are_compared_with_few_images_and_never_for_planes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(9):
        noise(tmp_path / "images" / str(number) / "image.png", number)
    noise(tmp_path / "other" / "image.png", 99)
    pages = np.random.default_rng(1).integers(0, 256, (2, *SHAPE), np.uint8)
    for name in ("s.tif", "t.tif"):
        tifffile.imwrite(tmp_path / name, pages, photometric="minisblack")
    read: list[Path] = []

    def noted(path: Path) -> object:
        read.append(path)
        return read_image(path)

    monkeypatch.setattr(mask_partners, "read_image", noted)
    with Project.create(tmp_path / "q.inkling", name="Q", classes=CLASSES) as made:
        made.images.add_folder(tmp_path / "images")
        made.images.add_files([tmp_path / "s.tif" / "@p2"])
        copies = mask_partners.ImageCopies(made.images.rows())
        assert copies.of(tmp_path / "t.tif" / "@p2") is None
        assert copies.of(tmp_path / "other" / "image.png") is None
    assert read == []


def test_photos_of_nnunet_are_one_file_and_every_case_has_three_channels(
    project: Project, tmp_path: Path
) -> None:
    exported(project, tmp_path / "out", "nnunet")
    content = json.loads((tmp_path / "out" / "dataset.json").read_text(encoding="utf-8"))
    assert list(content["channel_names"].values()) == ["red", "green", "blue"]
    for labels in (tmp_path / "out" / "labelsTr").iterdir():
        files = sorted((tmp_path / "out" / "imagesTr").glob(f"{labels.stem}_????.png"))
        assert sum(1 if stored(file).ndim == 2 else 3 for file in files) == 3, labels.stem
        assert len(files) == (3 if labels.stem == "deep" else 1)
    # What has more than 8 bits is three files, of which one is asked for.
    reader = READERS["nnunet"].load()
    (question,) = reader.open(tmp_path / "out", {}).questions
    assert (question.key, question.default, question.choices[0][1]) == (
        "channel",
        "all",
        "0-2: red, green, blue",
    )
    for number in (1, 2):
        (tmp_path / "out" / "imagesTr" / f"deep_000{number}.png").unlink()
    assert reader.open(tmp_path / "out", {}).questions == ()
    photo = project.images.rows()[-1].path.parents[1] / "images" / "sub" / "b.png"
    assert (tmp_path / "out" / "imagesTr" / "sub__b_0000.png").read_bytes() == photo.read_bytes()


def as_channel_files(folder: Path, names: tuple[str, ...]) -> None:
    """Make the photos of an export for nnU-Net a file for each channel, as others and our older ones are."""
    for photo in list((folder / "imagesTr").glob("*_0000.png")):
        pixels = stored(photo)
        for number in range(3 if pixels.ndim == 3 else 0):
            channel = Image.fromarray(np.ascontiguousarray(pixels[:, :, number]))
            channel.save(photo.with_name(photo.name.replace("_0000", f"_000{number}")))
    content = json.loads((folder / "dataset.json").read_text(encoding="utf-8"))
    content["channel_names"] = {str(number): name for number, name in enumerate(names)}
    (folder / "dataset.json").write_text(json.dumps(content), encoding="utf-8")


def test_channels_of_photos_in_files_of_their_own_are_one_picture(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "out"
    count = exported(project, out, "nnunet").exported
    as_channel_files(out, ("R", "G", "B"))
    shutil.rmtree(out / "inkling")
    counts, outcome = come_in(project, "nnunet", out)
    assert counts == ArrivalCounts(known=count, labelled=count)
    assert (outcome.added, outcome.problems) == ([], [])
    with Project.create(tmp_path / "q.inkling", name="Q", classes=CLASSES) as empty:
        counts, outcome = come_in(empty, "nnunet", out)
        assert counts == ArrivalCounts(new=count)
        assert (len(outcome.added), outcome.imported, outcome.problems) == (count, count, [])
        by_name = {record.mask_name: record for record in empty.images.rows()}
        ours = {record.mask_name: record for record in project.images.rows()}
        photo, theirs = by_name["a_0000"], ours["a"]
        assert np.array_equal(read_image(photo.path), read_image(theirs.path))
        assert photo.name == "a_0000.png"
        # What goes out is one picture again, and its own.
        again = export(empty, tmp_path / "again", "png")
        assert (again.exported, again.problems) == (count, ())
        assert np.array_equal(
            read_image(tmp_path / "again" / "images" / "a_0000.png"), read_image(theirs.path)
        )


def test_other_channels_are_one_picture_where_that_is_asked_for(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "out"
    exported(project, out, "nnunet")
    as_channel_files(out, ("T1", "T2", "FLAIR"))
    reader = READERS["nnunet"].load()
    (question,) = reader.open(out, {}).questions
    assert question.choices[-1] == ("all", "0-2: T1, T2, FLAIR")
    files = {image.name for image in reader.open(out, {"channel": "all"}).images()}
    assert {"a_0000.png/@k3", "deep_0000.png"} <= files
    (out / "imagesTr" / "a_0002.png").unlink()
    outcome = DatasetReport()
    dataset = reader.open(out, {"channel": "all"})
    with Project.create(tmp_path / "q.inkling", name="Q", classes=CLASSES) as empty:
        mapping = resolve_mapping(suggested_mapping(dataset.classes, CLASSES), dataset.classes, CLASSES)
        import_dataset(*(empty, dataset, mapping, {}, outcome, NO_PROGRESS), source=out)
    (problem,) = outcome.problems
    assert "a_0002.png" in problem.sentence
