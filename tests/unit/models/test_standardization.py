"""Each image in its own light: the same picture under any lamp, in training, prediction and export."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.core import IGNORE, RgbU8, UserError
from engine.embed.network import describe_images
from engine.learn.augmentation.augment_settings import NONE
from engine.learn.contrast_polarity import tail_to_invert
from engine.learn.initial_weights import initial_network
from engine.learn.request import Sample
from engine.learn.samples import ImageCache, PatchSource
from engine.models.files.onnx_file import export_onnx, open_session
from engine.models.files.weights import LoadedModel, save_model
from engine.models.inputs import standardized, to_input
from engine.models.registry import build_model, full_spec
from engine.models.spec import ModelSpec
from engine.models.standardization import (
    TARGET_DEVIATION,
    TARGET_MEAN,
    Standardization,
    apply_standardization,
    histogram_skewness,
    histogram_tail,
)
from engine.predict.predictor import predict_image
from tests.helpers.networks import bright_square_image, read_npy, square_sample, tiny_request
from tests.helpers.small_networks import small_spec

pytestmark = pytest.mark.usefixtures("one_thread")
HAS_ONNX = all(importlib.util.find_spec(name) for name in ("onnx", "onnxruntime"))


def dimmed(image: RgbU8) -> RgbU8:
    """Half as bright, on a ground that is not black."""
    return image // 2 + 40


def in_light(image: RgbU8) -> RgbU8:
    return apply_standardization(image, Standardization().table(image))


def standard_model(name: str = "unet-small") -> LoadedModel:
    spec = full_spec(replace(small_spec(name), standardize=True, mean=(0.43,) * 3, std=(0.16,) * 3))
    torch.manual_seed(0)
    return LoadedModel(build_model(spec, pretrained=False).module.eval(), spec, {})


def test_every_image_has_the_same_mean_and_deviation() -> None:
    image = np.random.default_rng(0).integers(90, 130, (50, 70, 3), dtype=np.uint8)
    seen = in_light(image)
    assert seen.mean(axis=(0, 1)) == pytest.approx([TARGET_MEAN] * 3, abs=1.0)
    assert seen.std(axis=(0, 1)).mean() == pytest.approx(TARGET_DEVIATION, abs=1.0)


def test_another_lamp_changes_nothing() -> None:
    image, _ = bright_square_image(seed=3)
    difference = in_light(image).astype(int) - in_light(dimmed(image))
    # Half the grey levels are gone.
    assert np.abs(difference).max() <= 4


def test_the_noise_of_an_empty_image_is_not_blown_up() -> None:
    empty = np.random.default_rng(0).integers(10, 12, (40, 40, 3), dtype=np.uint8)
    assert in_light(empty).std() < TARGET_DEVIATION / 3
    assert (in_light(np.full((8, 8, 3), 200, np.uint8)) == TARGET_MEAN).all()


@pytest.mark.parametrize("bands", [1, 2, 5])
def test_any_number_of_bands(bands: int) -> None:
    image = np.random.default_rng(0).integers(0, 256, (30, 20, bands), dtype=np.uint8)
    table = Standardization().table(image)
    assert table.shape == (256, bands)
    expected = np.stack([table[:, b][image[..., b]] for b in range(bands)], axis=-1)
    assert np.array_equal(apply_standardization(image[3:9, 2:], table), expected[3:9, 2:])


def test_some_pixels_are_enough_to_standardize_a_large_image() -> None:
    large = np.tile(np.random.default_rng(0).integers(0, 200, (400, 500, 3), dtype=np.uint8), (5, 5, 1))
    whole, some = Standardization().table(large[:400, :500]), Standardization().table(large)
    assert np.abs(whole.astype(int) - some).max() <= 1


def test_torch_does_to_values_what_tables_do_to_bytes() -> None:
    image, _ = bright_square_image(seed=3)
    values = torch.from_numpy(image / np.float32(255)).permute(2, 0, 1)[None]
    for negative_of in ("", "dark", "bright"):
        standardization = Standardization(negative_of)  # type: ignore[arg-type]
        seen = standardized(values, standardization)[0].permute(1, 2, 0).numpy() * 255
        assert np.abs(seen - apply_standardization(image, standardization.table(image))).max() <= 0.51


def test_patches_are_standardized_by_their_image_only_on_request(tmp_path: Path) -> None:
    sample = square_sample(tmp_path, "0")
    image = read_npy(sample.image_path)
    cache = ImageCache(read_npy)
    for standardization, whole in ((None, image), (Standardization(), in_light(image))):
        patches = PatchSource(cache, 32, NONE, np.random.default_rng(0))
        patches.add(sample)
        patches.standardization = standardization
        (patch,) = patches.batch(1).images
        corners = np.lib.stride_tricks.sliding_window_view(whole, patch.shape)[:, :, 0]
        assert (corners == patch).all(axis=(2, 3, 4)).any()


def test_a_new_network_standardizes_unless_requested_otherwise(tmp_path: Path) -> None:
    sample = square_sample(tmp_path, "0")
    for asked, got in ((None, True), (True, True), (False, False)):
        request = tiny_request(tmp_path, [sample], standardize=asked)
        spec = initial_network(request, ImageCache(read_npy), request.samples).spec
        assert spec.standardize is got
        if got:
            assert spec.mean == pytest.approx((TARGET_MEAN / 255,) * 3, abs=0.02)


def test_a_network_is_fine_tuned_with_the_standardization_it_was_trained_with(tmp_path: Path) -> None:
    sample = square_sample(tmp_path, "0")
    old = _saved(tmp_path, sample, standardize=False)
    request = tiny_request(tmp_path, [sample], init_path=old)
    start = initial_network(request, ImageCache(read_npy), request.samples)
    assert (start.spec.standardize, start.has_learned) == (False, True)
    afresh = initial_network(replace(request, standardize=True), ImageCache(read_npy), request.samples)
    assert (afresh.spec.standardize, afresh.has_learned) == (True, False)
    assert "another light" in afresh.note


def _saved(folder: Path, sample: Sample, *, standardize: bool) -> Path:
    request = tiny_request(folder, [sample], standardize=standardize)
    start = initial_network(request, ImageCache(read_npy), request.samples)
    save_model(folder / "old.safetensors", start.module, start.spec, {})
    return folder / "old.safetensors"


def test_files_from_before_it_was_known_say_no() -> None:
    spec = small_spec("unet-small")
    values = replace(spec, standardize=True, negative_of="dark").to_json()
    assert ModelSpec.from_json(values, "a file").standardization == Standardization("dark")
    with pytest.raises(UserError, match="negative_of"):
        ModelSpec.from_json({**values, "negative_of": 3}, "a file")
    del values["standardize"], values["negative_of"]
    assert ModelSpec.from_json(values, "a file").standardization is None


def negative(image: RgbU8) -> RgbU8:
    return np.asarray(255 - image, np.uint8)


def few_bright(folder: Path, key: str, *, is_negative: bool = False, labelled: str = "things") -> Sample:
    """A few bright dots on black, or their negative; or labels of dark ground below the same dots."""
    rng = np.random.default_rng(int(key))
    image = rng.integers(10, 30, (64, 64, 3), dtype=np.uint8)
    mask = np.zeros((64, 64), np.uint8)
    for y, x in rng.integers(6, 58, (4, 2)):
        image[y - 4 : y + 4, x - 4 : x + 4] = 160
        mask[y - 4 : y + 4, x - 4 : x + 4] = 1
    if labelled == "ground":
        image[:20] //= 4
        image[0, :2] = 255
        mask = np.where(np.arange(64)[:, None] < 20, np.uint8(1), np.where(mask == 1, np.uint8(IGNORE), mask))
    path = folder / f"few-{key}.npy"
    np.save(path, negative(image) if is_negative else image)
    return Sample(key, path, mask)


def test_the_tail_follows_from_the_skewness() -> None:
    image = np.full((20, 20, 3), 40, np.uint8)
    assert histogram_tail(histogram_skewness(image)) == ""
    image[:3] = 200
    assert histogram_tail(histogram_skewness(image)) == "bright"
    assert histogram_tail(histogram_skewness(negative(image))) == "dark"


def test_an_image_of_the_other_tail_is_seen_as_its_negative(tmp_path: Path) -> None:
    image = read_npy(few_bright(tmp_path, "0").image_path)
    standardization = Standardization("dark")
    one, other = (
        apply_standardization(each, standardization.table(each)) for each in (image, negative(image))
    )
    assert np.abs(one.astype(int) - other).max() <= 1
    assert np.array_equal(one, in_light(image))


def test_things_that_are_the_tail_say_which_images_are_negatives(tmp_path: Path) -> None:
    cache = ImageCache(read_npy)
    bright = [few_bright(tmp_path, str(n)) for n in range(3)]
    dark = [few_bright(tmp_path, str(n), is_negative=True) for n in range(3, 6)]
    assert tail_to_invert(bright, cache) == "dark"
    assert tail_to_invert([*bright, *dark[:2]], cache) == "dark"
    assert tail_to_invert(dark, cache) == "bright"
    assert tail_to_invert([], cache) == ""


def test_labels_that_are_not_the_tail_turn_no_image(tmp_path: Path) -> None:
    cache = ImageCache(read_npy)
    ground = few_bright(tmp_path, "7", labelled="ground")
    assert tail_to_invert([ground], cache) == ""
    assert tail_to_invert([few_bright(tmp_path, "0"), ground], cache) == ""
    alone = few_bright(tmp_path, "1")
    assert tail_to_invert([alone.with_labels(np.zeros_like(alone.labels))], cache) == ""


def test_a_network_of_bright_things_finds_dark_ones_in_a_negative(tmp_path: Path) -> None:
    request = tiny_request(tmp_path, [few_bright(tmp_path, str(n)) for n in range(2)])
    spec = initial_network(request, ImageCache(read_npy), request.samples).spec
    assert spec.negative_of == "dark"
    model = standard_model()
    image = read_npy(few_bright(tmp_path, "5").image_path)
    spec = replace(model.spec, negative_of="dark")
    one, other = (predict_image(model.module, spec, each).labels for each in (image, negative(image)))
    assert (one == other).mean() > 0.99


def test_prediction_and_description_do_not_mind_the_lamp() -> None:
    model = standard_model()
    image, _ = bright_square_image(seed=3)
    one, other = (predict_image(model.module, model.spec, each).labels for each in (image, dimmed(image)))
    assert (one == other).mean() > 0.99
    raw = replace(model.spec, standardize=False)
    assert (predict_image(model.module, raw, image).labels != one).mean() > 0.01
    (_, vectors), *_ = describe_images(model.module, model.spec, [image, dimmed(image)])
    assert float(vectors[0] @ vectors[1]) > 0.999


@pytest.mark.skipif(not HAS_ONNX, reason="the extra 'onnx' is not installed")
def test_an_onnx_file_holds_the_standardization(tmp_path: Path) -> None:
    model = standard_model()
    export_onnx(model, tmp_path / "m.onnx")
    session = open_session(tmp_path / "m.onnx", threads=1)
    meta = session.get_modelmeta().custom_metadata_map
    assert (json.loads(meta["mean"]), json.loads(meta["std"])) == ([0.0] * 3, [1.0] * 3)
    image, _ = bright_square_image(seed=3)
    (got,) = session.run(["logits"], {"image": (image / np.float32(255)).transpose(2, 0, 1)[None]})
    with torch.inference_mode():
        inside = model.module(to_input(in_light(image)[None], model.spec, torch.device("cpu"))).numpy()
    # Bytes are rounded, values are not.
    assert np.abs(got - inside).max() < 0.05 * np.abs(inside).max()
