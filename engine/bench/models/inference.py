"""`bench inference`: images a second of the predictor, against a plain loop, torch and ONNX Runtime."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from engine.bench.support.rows import Row
from engine.core import ClassList, EngineError, Progress, Reporter, RgbU8, UserError
from engine.document.image import read_image
from engine.document.listing import list_images
from engine.files.temporary_folders import temporary_folder
from engine.models.files.weights import LoadedModel, load_model, save_model
from engine.models.inputs import pick_device, to_input
from engine.models.registry import build_model, full_spec
from engine.models.spec import ModelSpec
from engine.predict.loaded_model import LoadedPredictor
from engine.predict.predictor import predict_image
from engine.predict.settings import PredictSettings

NETWORKS: Final = (("unet-small", ""), ("unet", "resnet18"), ("deeplab-v3plus", "mobilenetv3_large_100"))
TOLERANCE: Final = 1e-4
_CLASSES: Final = 8
_IMAGES: Final = 2
_ROUNDS: Final = 5
_MATMUL_SIDE: Final = 2048
_PLAIN: Final = "plain loop"
_FOLDED: Final = "torch, folded"
_ONNX: Final = "onnxruntime"

Work = Callable[[], object]


@dataclass(frozen=True)
class _SpeedCase:
    """One network in every form compared; every callable takes one image."""

    title: str
    spec: ModelSpec
    running: LoadedPredictor
    plain: nn.Module
    folded: nn.Module
    session: Any


def run(data: Path | None, report: Reporter) -> list[Row]:
    """Networks of random weights on whole images; the peers take each image at once, ours in its tiles.

    Args:
        data: a folder of images (`images/` in it, or in a data set inside); noise when None.

    Raises:
        EngineError: the predictions differ by more than 1e-4.
    """
    images = _images(data)
    rows: list[Row] = []
    with temporary_folder("inference") as folder:
        for done, (architecture, encoder) in enumerate(NETWORKS):
            case = _case(architecture, encoder, folder)
            rows += _rows_of(case, images)
            report(Progress(done + 1, len(NETWORKS), "networks", case.title))
    return rows


def _rows_of(case: _SpeedCase, images: list[RgbU8]) -> list[Row]:
    inputs = [to_input(image[None], case.spec, torch.device("cpu")) for image in images]
    device = next(case.running.module.parameters()).device
    whole = {"ours": _each(images, lambda image: case.running.predict(image, PredictSettings()))}
    whole[_PLAIN] = _each(images, lambda image: _plainly(case, image))
    whole[_FOLDED] = _each(images, lambda image: predict_image(case.folded, case.spec, image))
    alone = {"ours": _each(inputs, lambda x: _forward(case.running.module, x.to(device)))}
    alone[_PLAIN] = _each(inputs, lambda x: _forward(case.plain, x.to(device)))
    alone[_FOLDED] = _each(inputs, lambda x: _forward(case.folded, x.to(device)))
    if case.session is not None and device.type == "cpu":
        whole[_ONNX] = _each(images, lambda image: _by_onnx(case, image))
        alone[_ONNX] = _each(inputs, lambda x: case.session.run(None, {"image": _plain_array(x)}))
    difference = _largest_difference(case, inputs[0])
    seconds, bare = _race(whole), _race(alone)
    rows = _against(f"{case.title}: image to mask", seconds, len(images))
    rows += _against(f"{case.title}: network alone", bare, len(images))
    rows.append(Row(f"{case.title}: largest difference of probabilities", difference, ""))
    rows.append(_share(case, inputs[0].to(device), statistics.median(bare["ours"]) / len(images)))
    return rows


def _against(metric: str, seconds: Mapping[str, list[float]], images: int) -> list[Row]:
    """A row for each peer: images a second."""
    ours = [images / s for s in seconds["ours"]]
    value, rows = statistics.median(ours), []
    for name in (_PLAIN, _FOLDED, _ONNX):
        if name in seconds:
            peer = images / statistics.median(seconds[name])
            spread = (max(ours) - min(ours)) / 2
            rows.append(Row(metric, value, "images/s", peer, name, value / peer, n=len(ours), spread=spread))
    return rows


def _race(runners: Mapping[str, Work]) -> dict[str, list[float]]:
    """Seconds of each; they take turns, so that other load on the machine affects all alike."""
    for work in runners.values():
        work()
    seconds: dict[str, list[float]] = {name: [] for name in runners}
    for _ in range(_ROUNDS):
        for name, work in runners.items():
            began_s = time.perf_counter()
            work()
            seconds[name].append(time.perf_counter() - began_s)
    return seconds


def _each(items: list[Any], work: Callable[[Any], object]) -> Work:
    def all_of_them() -> None:
        for item in items:
            work(item)
        if torch.cuda.is_available():
            torch.cuda.synchronize()

    return all_of_them


def _plainly(case: _SpeedCase, image: RgbU8) -> tuple[NDArray[Any], NDArray[Any]]:
    """Labels and probabilities as in any tutorial."""
    device = next(case.plain.parameters()).device
    probs = torch.softmax(_forward(case.plain, to_input(image[None], case.spec, device)), dim=1)[0]
    return probs.argmax(dim=0).cpu().numpy(), probs.cpu().numpy()


def _by_onnx(case: _SpeedCase, image: RgbU8) -> tuple[NDArray[Any], NDArray[Any]]:
    scaled = to_input(image[None], case.spec, torch.device("cpu"))
    (logits,) = case.session.run(None, {"image": _plain_array(scaled)})
    probs = torch.softmax(torch.from_numpy(logits), dim=1)[0]
    return probs.argmax(dim=0).numpy(), probs.numpy()


def _forward(module: nn.Module, x: torch.Tensor) -> torch.Tensor:
    with torch.inference_mode():
        logits: torch.Tensor = module(x)
    return logits


def _plain_array(x: torch.Tensor) -> NDArray[np.float32]:
    array: NDArray[np.float32] = x.contiguous().numpy()
    return array


def _largest_difference(case: _SpeedCase, x: torch.Tensor) -> float:
    """Largest difference between our probabilities and those of every peer.

    Raises:
        EngineError: more than `TOLERANCE`: a fast result must not be a wrong one.
    """
    device = next(case.running.module.parameters()).device
    ours = torch.softmax(_forward(case.running.module, x.to(device)), dim=1).cpu()
    peers = [_forward(case.plain, x.to(device)).cpu()]
    if case.session is not None:
        peers.append(torch.from_numpy(case.session.run(None, {"image": _plain_array(x)})[0]))
    largest = max(float((torch.softmax(peer, dim=1) - ours).abs().max()) for peer in peers)
    if largest > TOLERANCE:
        raise EngineError(f"{case.title}: the answers differ by {largest:.2g}, more than {TOLERANCE:g}.")
    return largest


def _share(case: _SpeedCase, x: torch.Tensor, seconds: float) -> Row:
    """Arithmetic done per second, as a share of what a large matrix product reaches here."""
    with FlopCounterMode(display=False) as counter:
        _forward(case.plain, x)
    rate = counter.get_total_flops() / seconds
    kind = torch.bfloat16 if x.device.type == "cuda" else torch.float32
    share = 100.0 * rate / matmul_rate(x.device, kind)
    return Row(
        f"{case.title}: share of the matrix-product rate", share, "%", note=f"{rate / 1e9:.4g} GFLOP/s"
    )


def matmul_rate(device: torch.device, kind: torch.dtype) -> float:
    """Operations a second of a large square matrix product of that kind of numbers."""
    side = 4 * _MATMUL_SIDE if device.type == "cuda" else _MATMUL_SIDE // 2
    a, b = (torch.randn(side, side, device=device, dtype=kind) for _ in range(2))
    seconds = _race({"": _each([b], lambda other: a @ other)})[""]
    return float(2 * side**3 / min(seconds))


def _case(architecture: str, encoder: str, folder: Path) -> _SpeedCase:
    classes = ClassList.from_names([f"class {number}" for number in range(_CLASSES)])
    spec = full_spec(ModelSpec(architecture, classes, encoder))
    torch.manual_seed(0)
    title = f"{architecture} on {encoder}" if encoder else architecture
    path = folder / f"{architecture}.safetensors"
    save_model(path, build_model(spec, pretrained=False).module, spec, {})
    model = load_model(path)
    session = _session(model, folder / f"{architecture}.onnx")
    running = LoadedPredictor(path)
    folded = running.module
    running.use_runtime()
    return _SpeedCase(title, spec, running, model.module.to(pick_device()), folded, session)


def _session(model: LoadedModel, path: Path) -> Any:
    """ONNX Runtime with as many threads as torch; None where it is not installed."""
    from engine.models.files.onnx_file import export_onnx, open_session, require_onnx

    try:
        require_onnx()
    except UserError:
        return None
    export_onnx(model, path)
    return open_session(path, threads=torch.get_num_threads())


def _images(data: Path | None) -> list[RgbU8]:
    if data is None:
        rng = np.random.default_rng(0)
        return [rng.integers(0, 256, (360, 480, 3), dtype=np.uint8) for _ in range(_IMAGES)]
    places = (data / "images", data / "camvid" / "images", data)
    paths = next(([*list_images(place, recursive=False)] for place in places if place.is_dir()), [])
    if not paths:
        raise UserError(f"There are no images in {data}.", "Name a folder of images with --data.")
    return [read_image(path) for path in paths[:_IMAGES]]
