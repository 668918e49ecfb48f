"""Describing images by a network, in the compute process's two shapes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.compute import ComputeFailed, InlineCompute, ProcessCompute
from engine.compute.requests.embed import EmbedDone, EmbedRequest
from engine.models.pretrained.shipped_encoder import shipped_encoder_path
from tests.helpers.computing import Listener
from tests.helpers.networks import tiny_model_file


def pictures(folder: Path) -> tuple[Path, ...]:
    """A square, a file that is no image, and a wide picture."""
    rng = np.random.default_rng(0)
    paths = []
    for name, shape in (("square", (64, 64, 3)), ("wide", (40, 96, 3))):
        paths.append(folder / f"{name}.png")
        Image.fromarray(rng.integers(0, 255, shape, dtype=np.uint8)).save(paths[-1])
    (folder / "broken.png").write_bytes(b"not an image")
    return paths[0], folder / "broken.png", paths[1]


def embedded(compute: InlineCompute | ProcessCompute, request: EmbedRequest) -> EmbedDone:
    listener = Listener()
    try:
        compute.submit(request, listener)
        done = listener.wait_for_last()
    finally:
        compute.close()
    assert isinstance(done, EmbedDone), done
    return done


def test_images_of_any_shape_get_a_vector_of_unit_length_and_broken_ones_none(tmp_path: Path) -> None:
    request = EmbedRequest(tiny_model_file(tmp_path / "m.safetensors"), pictures(tmp_path))
    vectors = embedded(InlineCompute(1), request).vectors
    assert vectors.dtype == np.float32
    assert np.isnan(vectors[1]).all()
    assert np.linalg.norm(vectors[[0, 2]], axis=1) == pytest.approx([1.0, 1.0], abs=1e-5)
    assert abs(float(vectors[0] @ vectors[2])) < 0.9999


def test_the_shipped_encoder_describes_images_without_a_model(tmp_path: Path) -> None:
    square, broken, wide = pictures(tmp_path)
    request = EmbedRequest(shipped_encoder_path(), (square, broken, wide, square))
    vectors = embedded(InlineCompute(1), request).vectors
    assert vectors.shape == (4, 112)
    assert np.isnan(vectors[1]).all()
    assert np.linalg.norm(vectors[[0, 2]], axis=1) == pytest.approx([1.0, 1.0], abs=1e-5)
    assert vectors[0] == pytest.approx(vectors[3], abs=1e-5)


def test_another_process_gives_the_same_vectors(tmp_path: Path) -> None:
    request = EmbedRequest(tiny_model_file(tmp_path / "m.safetensors"), pictures(tmp_path))
    here = embedded(InlineCompute(1), request).vectors
    there = embedded(ProcessCompute(1), request).vectors
    # Equal but for the order in which a sum is taken on another thread count.
    np.testing.assert_allclose(here, there, atol=1e-6)


def test_a_file_that_is_no_network_is_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "m.safetensors").write_bytes(b"nothing of the kind")
    compute, listener = InlineCompute(1), Listener()
    compute.submit(EmbedRequest(tmp_path / "m.safetensors", pictures(tmp_path)), listener)
    failed = listener.wait_for_last()
    compute.close()
    assert isinstance(failed, ComputeFailed)
    assert "m.safetensors" in failed.summary
