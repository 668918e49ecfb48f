"""Trial of one network at one precision: a few steps of learning and a prediction, in a process of their own.

Kernels for one processor, precision and shape may be wrong or end the process; no other process is harmed.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.core import ClassList, EngineError, Progress, Reporter, RgbU8, UserError
from engine.files.temporary_folders import temporary_folder, temporary_place
from engine.learn.machine_record import BFLOAT16
from engine.models.spec import Setting

TrialPrecision: TypeAlias = Literal["float32", "bfloat16"]

STEPS: Final = 3
_BATCH: Final = 2
_PARTS: Final = 4
_CLASSES: Final = ClassList.from_names(["background", "object"])


class TrialError(EngineError):
    """The network ran to its end, but with numbers that cannot be."""


@dataclass(frozen=True, slots=True, eq=False)
class NetworkTrial:
    """What to try; pickled.

    Attributes:
        side_px: side of the patches.
        image: (H, W, 3) uint8 to cut patches from; noise when None.
        exports: whether the network is exported as ONNX, too.
    """

    architecture: str
    encoder: str = ""
    settings: Mapping[str, Setting] = field(default_factory=dict)
    precision: TrialPrecision = BFLOAT16
    side_px: int = 64
    image: NDArray[np.uint8] | None = None
    exports: bool = False


@dataclass(frozen=True, slots=True)
class TrialResult:
    """Seconds of the last training step and of the prediction; whether an export was made."""

    step_s: float
    predict_s: float
    is_exported: bool


def try_network(trial: NetworkTrial, report: Reporter) -> TrialResult:
    """Train, predict and export once; for `engine.processes.isolated.run_isolated`.

    Args:
        report: gets each step before it begins: "building", "training", "predicting", "exporting".

    Raises:
        TrialError: a loss, a gradient or a prediction is not a number.
        EngineError: the network cannot be built.
    """
    import torch

    from engine.models.registry import build_model, full_spec
    from engine.models.spec import ModelSpec

    temporary_place()
    report(Progress(0, _PARTS, "steps", "building"))
    torch.manual_seed(0)
    spec = full_spec(
        ModelSpec(
            trial.architecture, _CLASSES, trial.encoder, settings=trial.settings, input_size=trial.side_px
        )
    )
    module = build_model(spec, pretrained=False).module.to(memory_format=torch.channels_last)
    patches = _patches(trial)
    report(Progress(1, _PARTS, "steps", "training"))
    step_s = _train(module, spec, trial, patches)
    report(Progress(2, _PARTS, "steps", "predicting"))
    began_s = time.perf_counter()
    _predict(module.eval(), spec, patches[0])
    predict_s = time.perf_counter() - began_s
    if trial.exports:
        report(Progress(3, _PARTS, "steps", "exporting"))
    return TrialResult(step_s, predict_s, trial.exports and _export(module, spec))


def _patches(trial: NetworkTrial) -> NDArray[np.uint8]:
    """(batch, side, side, 3) uint8."""
    rng, side = np.random.default_rng(0), trial.side_px
    if trial.image is None:
        return rng.integers(0, 256, (_BATCH, side, side, 3), dtype=np.uint8)
    height, width = trial.image.shape[:2]
    padded = np.pad(trial.image, ((0, max(0, side - height)), (0, max(0, side - width)), (0, 0)), mode="edge")
    return np.stack([padded[:side, :side], padded[-side:, -side:]])


def _train(module: Any, spec: Any, trial: NetworkTrial, patches: NDArray[np.uint8]) -> float:
    """Seconds of the last step."""
    import torch

    from engine.learn.losses import make_loss
    from engine.models.blocks.auxiliary import training_outputs
    from engine.models.inputs import to_input

    device = torch.device("cpu")
    loss_of, step_s = make_loss("ce"), 0.0
    targets = torch.from_numpy((patches.mean(axis=-1) > patches.mean()).astype(np.int64))
    module.train()
    for _ in range(STEPS):
        began_s = time.perf_counter()
        with torch.autocast("cpu", torch.bfloat16, enabled=trial.precision == BFLOAT16):
            outputs = training_outputs(module, to_input(patches, spec, device))
        loss = torch.stack([weight * loss_of(logits, targets) for weight, logits in outputs]).sum()
        module.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        gradients = [p.grad for p in module.parameters() if p.grad is not None]
        if not bool(torch.isfinite(loss)) or not all(bool(g.isfinite().all()) for g in gradients):
            raise TrialError(f"The loss or its gradient is no number in {trial.precision}.")
        step_s = time.perf_counter() - began_s
    return step_s


def _predict(module: Any, spec: Any, image: RgbU8) -> None:
    from engine.predict.predictor import predict_image

    prediction = predict_image(module, spec, image)
    if not np.isfinite(prediction.probs.astype(np.float32)).all():
        raise TrialError("The prediction is no number.")


def _export(module: Any, spec: Any) -> bool:
    """Whether the network can be said in ONNX; its answers are compared there."""
    from engine.models.files.onnx_file import export_onnx
    from engine.models.files.weights import LoadedModel

    with temporary_folder("trial") as folder:
        try:
            export_onnx(LoadedModel(module, spec, {}), folder / "model.onnx")
        except UserError:
            return False
    return True
