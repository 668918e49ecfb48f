"""ONNX files: the network with any batch, height and width, and what to feed it in the metadata."""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import logging
import uuid
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor, nn

from engine.core import EngineError, UserError
from engine.models.files.weights import LoadedModel
from engine.models.inputs import standardized
from engine.models.spec import ModelSpec

OPSET: Final = 17
TOLERANCE: Final = 1e-4
INPUT: Final = "image"
OUTPUT: Final = "logits"
INSTALL_HINT: Final = 'Install them: python -m pip install "onnx>=1.17" "onnxruntime>=1.20"'

# Sizes that strides divide and that none does, and a batch of two.
_CHECKED: Final = ((1, 96, 128), (1, 77, 131), (2, 160, 64))
# No stride divides these sides: padding and cropping must become part of the file.
_EXAMPLE: Final = (2, 83, 117)


@dataclass(frozen=True, slots=True)
class Checked:
    """How far ONNX Runtime's answer is from torch's, relative to the largest logit (or 1)."""

    largest_difference: float
    sizes: tuple[tuple[int, int, int], ...]


def export_onnx(model: LoadedModel, path: Path) -> Checked:
    """Write the network to `path`, whole and checked, or not at all.

    The input `image` is (N, C, H, W) float32, scaled as the metadata `mean` and `std` say for pixels
    in 0-1; the output `logits` is (N, classes, H, W). A network that sees each image in standard light
    brings that along: it wants whole images, `mean` 0 and `std` 1. Metadata: `classes` (names, a JSON
    list in id order), `mean`, `std` (JSON lists), `inkling_spec` (the whole specification).

    Raises:
        UserError: the extra is not installed, the network cannot be said in ONNX, its answer
            differs, or the file cannot be written.
    """
    require_onnx()
    temporary = path.with_name(f".{path.stem}-{uuid.uuid4().hex[:12]}.tmp")
    try:
        temporary.write_bytes(b"")
        _convert(model, temporary)
        _add_metadata(temporary, model.spec)
        checked = _check(model, temporary)
        temporary.replace(path)
    except OSError as error:
        raise UserError(
            f"The model cannot be written to {path}: {error.strerror or error}.",
            "Check that the folder may be written to, and has room.",
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
    return checked


def require_onnx() -> None:
    """Check that what ONNX needs is there.

    Raises:
        UserError: it is not; the hint is the command that brings it.
    """
    missing = [name for name in ("onnx", "onnxruntime") if importlib.util.find_spec(name) is None]
    if missing:
        raise UserError(f"ONNX needs {' and '.join(missing)}, not installed here.", INSTALL_HINT)


def _convert(model: LoadedModel, path: Path) -> None:
    image = torch.zeros(_EXAMPLE[0], model.spec.in_channels, *_EXAMPLE[1:])
    axes = {0: "batch", 2: "height", 3: "width"}
    module = _Exported(model).eval()
    try:
        with _quiet(), torch.no_grad():
            # The exporter by tracing: the newer one fixes the size of networks that pad and crop.
            torch.onnx.export(
                module,
                (image,),
                str(path),
                dynamo=False,
                opset_version=OPSET,
                input_names=[INPUT],
                output_names=[OUTPUT],
                dynamic_axes={INPUT: axes, OUTPUT: axes},
            )
    except (torch.onnx.OnnxExporterError, RuntimeError) as error:
        raise _not_expressible(model.spec, str(error).strip().splitlines()[0]) from error


class _Exported(nn.Module):
    """The network; a plain module, so that the file's names do not depend on its class."""

    mean: Tensor
    std: Tensor

    def __init__(self, model: LoadedModel) -> None:
        super().__init__()
        self.network = model.module
        self.standardization = model.spec.standardization
        shape = (1, -1, 1, 1)
        self.register_buffer("mean", torch.tensor(model.spec.mean).reshape(shape), persistent=False)
        self.register_buffer("std", torch.tensor(model.spec.std).reshape(shape), persistent=False)

    def forward(self, image: Tensor) -> Tensor:
        if self.standardization is not None:
            image = (standardized(image, self.standardization) - self.mean) / self.std
        logits: Tensor = self.network(image)
        return logits


def _add_metadata(path: Path, spec: ModelSpec) -> None:
    import onnx

    document = onnx.load(str(path))
    count = spec.in_channels
    mean, std = ([0.0] * count, [1.0] * count) if spec.standardize else (list(spec.mean), list(spec.std))
    entries = {
        "classes": json.dumps(list(spec.classes.names)),
        "mean": json.dumps(mean),
        "std": json.dumps(std),
        "inkling_spec": json.dumps(spec.to_json()),
    }
    onnx.helper.set_model_props(document, entries)
    document.producer_name = "inkling"
    onnx.checker.check_model(document)
    onnx.save(document, str(path))


def _check(model: LoadedModel, path: Path) -> Checked:
    session = open_session(path)
    module = _Exported(model).eval()
    largest = 0.0
    for batch, height, width in _CHECKED:
        generator = torch.Generator().manual_seed(height)
        image = torch.randn(batch, model.spec.in_channels, height, width, generator=generator)
        with torch.inference_mode():
            expected = module(image).numpy()
        try:
            (got,) = session.run([OUTPUT], {INPUT: image.numpy()})
        except Exception as error:
            reason = f"it fails at {width}x{height} pixels: {str(error).splitlines()[0]}"
            raise _not_expressible(model.spec, reason) from error
        if got.shape != expected.shape:
            raise _not_expressible(model.spec, f"it answers {got.shape} instead of {expected.shape}")
        difference = float(np.abs(got - expected).max() / max(1.0, float(np.abs(expected).max())))
        if not difference <= TOLERANCE:
            reason = f"its answer at {width}x{height} pixels differs by {difference:.2g} of the largest logit"
            raise _not_expressible(model.spec, reason)
        largest = max(largest, difference)
    return Checked(largest, _CHECKED)


def open_session(path: Path, threads: int = 0) -> Any:
    """An `onnxruntime.InferenceSession` on the processor; `threads` 0 for as many as it likes.

    Raises:
        UserError: it cannot read the file.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 4  # its errors come as exceptions
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise UserError(f"ONNX Runtime cannot read the network: {str(error).splitlines()[0]}") from error


def _not_expressible(spec: ModelSpec, reason: str) -> EngineError:
    return UserError(
        f"The network '{spec.architecture}' cannot be said in ONNX: {reason}",
        "No file was written. Train another architecture for ONNX; `inkling models` lists them.",
    )


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """The exporter warns of every size that a network looks at; the check shows whether it matters."""
    logger = logging.getLogger("torch.onnx")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # It prints the whole graph when it fails.
            with contextlib.redirect_stdout(io.StringIO()):
                yield
    finally:
        logger.setLevel(level)
