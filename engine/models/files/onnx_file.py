"""ONNX files: the network with any batch, height and width, and what to feed it in the metadata."""

from __future__ import annotations

import contextlib
import io
import json
import logging
import mmap
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from torch import Tensor, nn

from engine.core import EngineError, UserError
from engine.files.atomic import atomic_file
from engine.models.files.onnx_packages import missing_onnx_packages
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
    list in id order), `mean`, `std` (JSON lists), `channels` (a JSON list of the image's channels that the
    network sees, from 1; empty for red, green and blue), `inkling_spec` (the whole specification).

    Raises:
        UserError: the extra is not installed, the network cannot be said in ONNX, its answer
            differs, or the file cannot be written.
    """
    require_onnx()
    with atomic_file(path) as temporary:
        module = _Exported(model)
        write_network(module, model.spec, temporary)
        _add_metadata(temporary, model.spec)
        return Checked(largest_difference(open_session(temporary), module.eval(), model.spec), _CHECKED)


def is_own_onnx(path: Path) -> bool:
    """Whether `path` is an ONNX file that `export_onnx` has written, by its metadata."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return content.find(b"inkling_spec") >= 0


def require_onnx() -> None:
    """Check that what ONNX needs is there.

    Raises:
        UserError: it is not; the hint is the command that brings it.
    """
    missing = missing_onnx_packages()
    if missing:
        raise UserError(
            f"ONNX needs packages that are not installed here: {', '.join(missing)}.", INSTALL_HINT
        )


def write_network(module: nn.Module, spec: ModelSpec, path: Path) -> None:
    """Write `module`, from (N, C, H, W) to logits, for any N, H and W; unchecked and without metadata.

    Raises:
        UserError: ONNX has no words for a part of it.
    """
    image = torch.zeros(_EXAMPLE[0], spec.in_channels, *_EXAMPLE[1:])
    axes = {0: "batch", 2: "height", 3: "width"}
    write_traced(module, image, path, spec, {INPUT: axes}, {OUTPUT: axes})


def write_traced(
    module: nn.Module,
    example: Tensor,
    path: Path,
    spec: ModelSpec,
    inputs: Mapping[str, Mapping[int, str]],
    outputs: Mapping[str, Mapping[int, str]],
) -> None:
    """Write `module` as traced on `example`, with names for its inputs and outputs and for their free axes.

    Raises:
        UserError: ONNX has no words for a part of it.
    """
    try:
        with _quiet(), torch.no_grad():
            # The exporter by tracing: the newer one fixes the size of networks that pad and crop.
            torch.onnx.export(
                module.eval(),
                (example,),
                str(path),
                dynamo=False,
                opset_version=OPSET,
                input_names=list(inputs),
                output_names=list(outputs),
                dynamic_axes={**inputs, **outputs},
            )
    except (torch.onnx.OnnxExporterError, RuntimeError) as error:
        raise not_expressible(spec, str(error).strip().splitlines()[0]) from error


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
    count = spec.in_channels
    mean, std = ([0.0] * count, [1.0] * count) if spec.standardize else (list(spec.mean), list(spec.std))
    save_metadata(path, spec, {"mean": json.dumps(mean), "std": json.dumps(std)})


def save_metadata(path: Path, spec: ModelSpec, entries: Mapping[str, str]) -> None:
    """Put class names, the whole specification and `entries` into the file, and check its form."""
    import onnx

    document = onnx.load(str(path))
    usual = {
        "classes": json.dumps(spec.names_in_order),
        "channels": json.dumps(list(spec.channels)),
        "inkling_spec": json.dumps(spec.to_json()),
    }
    onnx.helper.set_model_props(document, {**usual, **entries})
    document.producer_name = "inkling"
    onnx.checker.check_model(document)
    onnx.save(document, str(path))


def largest_difference(session: Any, module: nn.Module, spec: ModelSpec) -> float:
    """How far the session's answers are from the module's at three sizes; relative as in `Checked`.

    Raises:
        UserError: it fails at one of them, or the difference is above `TOLERANCE`.
    """
    largest = 0.0
    for batch, height, width in _CHECKED:
        generator = torch.Generator().manual_seed(height)
        image = torch.randn(batch, spec.in_channels, height, width, generator=generator)
        with torch.inference_mode():
            expected = module(image).numpy()
        try:
            (got,) = session.run([OUTPUT], {INPUT: image.numpy()})
        except Exception as error:
            reason = f"it fails at {width}x{height} pixels: {str(error).splitlines()[0]}"
            raise not_expressible(spec, reason) from error
        if got.shape != expected.shape:
            raise not_expressible(spec, f"it answers {got.shape} instead of {expected.shape}")
        difference = float(np.abs(got - expected).max() / max(1.0, float(np.abs(expected).max())))
        if not difference <= TOLERANCE:
            reason = f"its answer at {width}x{height} pixels differs by {difference:.2g} of the largest logit"
            raise not_expressible(spec, reason)
        largest = max(largest, difference)
    return largest


def open_session(path: Path, threads: int = 0, *, leaves_cores: bool = False) -> Any:
    """An `onnxruntime.InferenceSession` on the processor.

    Args:
        threads: 0 for as many as it likes.
        leaves_cores: whether its threads sleep between two answers, for the sake of others; by default they
            keep their cores busy, which is a little quicker.

    Raises:
        UserError: it cannot read the file.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 4  # its errors come as exceptions
    if leaves_cores:
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise UserError(f"ONNX Runtime cannot read the network: {str(error).splitlines()[0]}") from error


def not_expressible(spec: ModelSpec, reason: str) -> EngineError:
    """The refusal of a network that has no form in ONNX."""
    return UserError(
        f"The network '{spec.architecture}' cannot be said in ONNX: {reason}",
        "No file was written. Train another architecture for ONNX.",
        command_hint="No file was written. Train another architecture for ONNX; `inkling models` lists them.",
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
