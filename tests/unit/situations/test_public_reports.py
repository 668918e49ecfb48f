"""Situations of public reports of other programs: which test fails if one comes back, and tests for the rest.

The numbers are those of the list of 42 situations that was tried on an early state of the program.
"""

from __future__ import annotations

import ast
import io
from contextlib import redirect_stdout
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from PIL import Image
from pycocotools.coco import COCO

from engine.core import IGNORE, ClassList
from engine.document.image import read_image
from engine.formats.export import export
from engine.formats.outgoing.options import ExportOptions
from engine.instances import InstanceSettings
from engine.storage import Project, accept_mask
from tests.helpers.cli import CHECKOUT

SITUATIONS: Final[dict[int, tuple[str, ...]]] = {
    # Results over inputs.
    1: (
        "unit/files/test_write_guard.py::test_a_file_that_is_read_is_never_written_under_any_name",
        "unit/files/test_write_guard.py::test_a_folder_that_is_read_takes_no_outputs",
    ),
    # Wrong partner.
    2: (
        "unit/storage/test_mask_partners.py::test_the_masks_of_a_second_data_set_go_to_its_own_images",
        "unit/storage/test_mask_partners.py::"
        "test_a_data_set_is_taken_whole_whatever_its_folder_of_masks_is_called",
        "unit/formats/incoming/test_one_way_in.py::test_every_way_in_gives_the_same_masks_and_statuses",
    ),
    3: ("unit/storage/test_mask_partners.py::test_masks_beside_their_images_are_no_images_and_find_them",),
    4: (
        "unit/storage/test_mask_partners.py::"
        "test_a_name_that_fits_two_images_is_a_question_and_the_whole_name_answers_it",
        "unit/storage/test_mask_partners.py::test_of_several_masks_the_best_named_comes_in_or_none",
    ),
    5: ("unit/storage/test_mask_partners.py::test_endings_of_other_tools_are_left_aside_and_said",),
    6: ("unit/storage/test_mask_partners.py::test_accents_compare_in_one_form",),
    # Meaning of 255, stored numbers.
    7: (
        "unit/storage/test_mask_meaning.py::test_one_odd_mask_changes_not_what_the_others_mean",
        "unit/storage/test_import_masks.py::"
        "test_black_and_white_masks_that_may_mean_two_things_are_not_accepted",
    ),
    8: ("unit/storage/test_mask_meaning.py::test_soft_edges_and_jpeg_are_cut_at_half_and_said",),
    9: ("unit/document/test_stored_numbers.py::test_numbers_are_the_same_in_every_wrapping",),
    10: ("unit/document/test_stored_numbers.py::test_any_mask_of_any_size_is_read_as_written",),
    11: (
        "unit/storage/test_mask_meaning.py::"
        "test_palettes_that_contradict_each_other_are_told_and_not_accepted",
    ),
    12: (
        "unit/document/test_stored_numbers.py::test_numbers_are_the_same_in_every_wrapping",
        "unit/document/test_stored_numbers.py::test_numbers_that_are_no_ids_are_refused_with_the_true_reason",
    ),
    13: (
        "unit/document/test_stored_numbers.py::test_what_is_not_black_and_white_is_not_taken_for_it",
        "unit/document/test_stored_numbers.py::test_colours_are_classes_by_a_table_of_colours",
    ),
    14: ("e2e/test_bad_input.py::test_a_mask_with_an_unknown_class_is_told",),
    # What is decoded, and what is not.
    15: ("unit/document/test_tiff_family.py::test_a_buffer_that_a_decoder_left_untouched_is_a_failure",),
    16: (
        "unit/document/test_tiff_family.py::test_channels_that_are_pages_become_colours_and_the_rest_is_told",
        "unit/document/test_used_part.py::test_one_line_counts_the_images",
    ),
    17: ("unit/document/test_tiff_family.py::test_no_data_takes_no_part_in_range_and_light",),
    18: ("unit/document/test_stacks.py::test_a_fourth_band_tagged_as_transparency_can_be_left_out",),
    19: (
        "unit/document/test_tiff_family.py::test_8_bits_in_every_compression_are_the_picture",
        "unit/document/test_tiff_family.py::test_floats_with_a_predictor_are_read",
    ),
    # Exports.
    20: (
        "unit/formats/test_export_options.py::test_a_photo_that_exif_turns_fits_its_mask_in_every_reader",
        "unit/formats/test_every_format.py::test_what_goes_out_comes_in_again",
    ),
    21: (
        "unit/formats/test_export_options.py::test_an_image_keeps_its_number_and_name_whatever_else_goes_out",
    ),
    # Class names and class files.
    22: (
        "unit/core/test_class_names.py::test_a_name_is_one_line_however_it_was_made",
        "unit/core/test_class_names.py::"
        "test_the_label_map_has_a_line_for_each_class_and_says_what_it_cannot_hold",
    ),
    23: (
        "unit/core/test_class_names.py::test_class_files_of_other_programs_give_their_ids",
        "unit/core/test_class_names.py::test_a_class_file_that_is_not_understood_is_refused",
        "unit/formats/incoming/test_class_files.py::test_what_a_class_file_leaves_open_is_refused",
    ),
    24: (
        "unit/core/test_class_names.py::test_names_that_look_alike_are_told",
        "unit/session/test_class_edits.py::test_a_class_that_differs_from_another_in_case_only_is_told_once",
    ),
    # One file stops nothing, and nothing is left out in silence.
    25: (
        "unit/commands/test_inputs_outputs.py::test_names_too_long_for_a_disk_are_cut_and_stay_apart",
        "unit/situations/test_public_reports.py::test_names_as_long_as_a_disk_allows_go_in_and_out",
    ),
    26: ("e2e/test_broken_images.py::test_two_images_of_one_name_get_a_mask_each",),
    27: (
        "unit/document/test_left_out.py::test_every_ending_of_a_readable_format_is_taken",
        "unit/document/test_left_out.py::test_every_entry_is_either_listed_or_counted",
    ),
    28: ("kill/test_streams.py::test_letters_that_the_terminal_has_not_come_as_escapes",),
    # The window.
    29: (
        "gui/shell/test_focus.py::test_space_moves_the_picture_whatever_part_of_the_panels_has_the_keyboard",
        "gui/shell/test_focus.py::test_keys_act_on_the_picture_after_a_click_on_a_class_and_after_a_rename",
    ),
    30: ("e2e/test_accepted_alone.py::test_a_model_of_one_class_is_said_and_not_put_in_use",),
    31: ("unit/situations/test_public_reports.py::test_coco_gives_every_pixel_to_pycocotools",),
    32: (
        "e2e/test_bad_input.py::test_a_mask_of_another_size_is_told_and_the_others_are_imported",
        "unit/formats/test_exports.py::test_a_missing_or_changed_image_is_told_and_the_others_go_out",
    ),
    33: ("kill/test_small_disk.py::test_a_full_disk_is_one_sentence_and_nothing_half_written",),
    34: (
        "gui/shell/test_window.py::test_a_dialog_opens_and_closes_by_escape",
        "gui/shell/test_focus.py::test_keys_act_on_the_picture_after_a_click_on_a_class_and_after_a_rename",
    ),
    35: ("gui/canvas/test_hidpi.py::test_pixels_and_clicks_are_exact_on_a_fine_screen",),
    36: (
        "unit/predict/test_predictor.py::test_any_size_is_predicted_whole",
        "unit/situations/test_public_reports.py::test_pictures_of_any_size_and_kind_are_read_and_go_out",
    ),
    37: ("unit/formats/test_every_format.py::test_what_goes_out_comes_in_again",),
    38: ("unit/storage/test_mask_partners.py::test_names_that_differ_in_case_alone_are_told_apart",),
    39: (
        "unit/document/test_image_reading.py::test_what_is_no_image_is_refused_in_one_sentence",
        "unit/document/test_image_reading.py::test_a_truncated_file_is_refused",
        "e2e/test_broken_images.py::"
        "test_the_good_images_of_a_folder_are_predicted_and_the_broken_one_is_named",
    ),
    40: ("unit/formats/test_every_format.py::test_what_goes_out_comes_in_again",),
    41: (
        "unit/session/test_class_edits.py::"
        "test_the_pixels_of_a_deleted_class_become_what_was_chosen_everywhere_and_undo_brings_all_back",
        "unit/session/test_class_edits.py::test_a_class_that_anything_may_still_know_keeps_its_number",
    ),
    42: (
        "unit/storage/test_relink.py::test_a_folder_that_was_moved_is_found_and_stays_found",
        "unit/commands/test_relink.py::test_the_images_are_found_and_counted",
    ),
}
"""Tests, as file below tests/ and name, by the number of the situation."""


def test_every_situation_has_a_test_that_is_there() -> None:
    assert sorted(SITUATIONS) == list(range(1, 43))
    for tests in SITUATIONS.values():
        for test in tests:
            file, _, name = test.partition("::")
            assert name in functions_of(CHECKOUT / "tests" / file), test


def functions_of(path: Path) -> set[str]:
    """Names of the functions of a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def project_of(folder: Path, pictures: dict[str, np.ndarray], masks: dict[str, np.ndarray]) -> Project:
    """A project of these pictures, all accepted, with the classes ground, a and b."""
    (folder / "images").mkdir()
    for name, pixels in pictures.items():
        Image.fromarray(pixels).save(folder / "images" / name)
    project = Project.create(
        folder / "p.inkling", name="p", classes=ClassList.from_names(["ground", "a", "b"])
    )
    project.images.add_folder(folder / "images")
    for record in project.images.rows():
        accept_mask(project, record.id, masks[record.path.name])
    return project


# Of pycocotools, with NumPy 2.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("seed", range(3))
def test_coco_gives_every_pixel_to_pycocotools(tmp_path: Path, seed: int) -> None:
    """Holes with islands, single pixels, corners that meet, noise, and masks at all four borders."""
    rng = np.random.default_rng(seed)
    mask = np.zeros((29, 31), np.uint8)
    mask[0], mask[-1], mask[:, 0], mask[:, -1] = 1, 2, 1, 2
    mask[3:14, 3:14], mask[5:12, 5:12], mask[8, 8] = 1, 0, 2
    mask[16:27, 2:28] = rng.integers(0, 3, (11, 26))
    pictures = {"a.png": rng.integers(0, 256, (29, 31, 3), np.uint8)}
    with project_of(tmp_path, pictures, {"a.png": mask}) as project:
        export(
            project,
            tmp_path / "x",
            "coco",
            ExportOptions(instance_settings=InstanceSettings(least_px=1)),
        )
    with redirect_stdout(io.StringIO()):
        coco = COCO(str(tmp_path / "x" / "annotations" / "instances.json"))
    numbers = {key: ["ground", "a", "b"].index(entry["name"]) for key, entry in coco.cats.items()}
    drawn = np.zeros_like(mask)
    for annotation in coco.anns.values():
        region = coco.annToMask(annotation) > 0
        assert not drawn[region].any()
        assert int(region.sum()) == annotation["area"]
        drawn[region] = numbers[annotation["category_id"]]
    assert np.array_equal(drawn, mask)


@pytest.mark.parametrize("name", ["png", "voc", "labelme-xml", "open-images", "cityscapes", "dsb2018"])
@pytest.mark.parametrize("letter", ["x", "标", "😀"])
def test_names_as_long_as_a_disk_allows_go_in_and_out(tmp_path: Path, name: str, letter: str) -> None:
    stem = letter * (251 // len(letter.encode()))
    pictures = {f"{stem}.png": np.zeros((8, 9, 3), np.uint8), "ok.png": np.zeros((8, 9, 3), np.uint8)}
    mask = np.zeros((8, 9), np.uint8)
    mask[1:6, 2:7] = 1
    with project_of(tmp_path, pictures, dict.fromkeys(pictures, mask)) as project:
        report = export(project, tmp_path / "x", name)
    assert (report.exported, report.problems) == (2, ())
    assert report.losses.total("wrong_px") == 0
    assert report.losses.total("objects_lost") == 0
    assert len(report.losses.images) == 2


def test_pictures_of_any_size_and_kind_are_read_and_go_out(tmp_path: Path) -> None:
    sizes = ((1, 1), (1, 64), (64, 1), (5, 7), (33, 47))
    pictures, masks = {}, {}
    for number, size in enumerate(sizes):
        for kind, channels in (("grey", ()), ("rgb", (3,)), ("rgba", (4,))):
            name = f"{number}{kind}.png"
            pictures[name] = np.random.default_rng(number).integers(0, 256, (*size, *channels), np.uint8)
            masks[name] = np.where(np.arange(size[1]) % 3 == 1, np.uint8(1), np.uint8(2)) * np.ones(
                (size[0], 1), np.uint8
            )
            masks[name][-1, -1] = IGNORE if sum(size) > 2 else 0
    with project_of(tmp_path, pictures, masks) as project:
        for record in project.images.rows():
            assert read_image(record.path).shape == (record.height, record.width, 3)
        for name in ("png", "matlab", "numpy"):
            report = export(project, tmp_path / name, name)
            assert (report.exported, report.problems) == (len(pictures), ())
            assert report.losses.total("wrong_px") == 0
