"""`bench training`: patches a second that the trainer learns from, by batch, against a plain PyTorch loop."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
import torch
from torch import optim
from torch.nn import functional as F  # noqa: N812 - torch's own custom
from torch.utils.flop_counter import FlopCounterMode

from engine.bench.models.inference import matmul_rate
from engine.bench.support.rows import Row
from engine.core import ClassList, LabelMap, Progress, Reporter, RgbU8
from engine.files.temporary_folders import temporary_folder
from engine.learn.augmentation.augment_settings import AugmentSettings
from engine.learn.request import Sample, TrainRequest, TrainStep
from engine.learn.samples import ImageCache, PatchSource
from engine.learn.trainer import Trainer
from engine.models.inputs import multiplies_bfloat16, pick_device
from engine.models.registry import build_model, full_spec
from engine.models.spec import ModelSpec

BATCHES: Final = (1, 2, 4, 8, 16)
_ARCHITECTURE: Final = "unet-small"
_CROP_PX: Final = 192
_SHAPE: Final = (520, 696)
_IMAGES: Final = 8
_SECONDS: Final = 4.0
_ROUNDS: Final = 3
_LEAST_STEPS: Final = 2
_CLASSES: Final = ClassList.from_names(["ground", "thing"])
_PLAIN: Final = "plain loop"


def run(data: Path | None, report: Reporter) -> list[Row]:
    """Noise in memory, 192-pixel patches; the plain loop gets one prepared batch again and again.

    Ours draws, cuts and augments its patches, weighs pixels, clips gradients and averages weights besides.
    The best of three rounds in turns counts.

    Args:
        data: ignored; the content of an image does not change the time.
    """
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    image: RgbU8 = rng.integers(0, 256, (*_SHAPE, 3), dtype=np.uint8)
    labels: LabelMap = rng.integers(0, 2, _SHAPE, dtype=np.uint8)
    samples = tuple(Sample(str(n), Path(str(n)), labels) for n in range(_IMAGES))
    rows = []
    with temporary_folder("training") as folder:
        for done, batch in enumerate(BATCHES):
            ours, plain = 0.0, 0.0
            for _ in range(_ROUNDS):
                plain = max(plain, _plain_pace(batch))
                ours = max(ours, _our_pace(batch, samples, image, folder / "out.safetensors"))
            rows.append(_row(batch, ours, plain))
            report(Progress(done + 1, len(BATCHES), "batches"))
    best = max(row.value or 0.0 for row in rows)
    return [*rows, _preparing(samples, image, best), _share(best)]


def _row(batch: int, ours: float, plain: float) -> Row:
    return Row(
        metric=f"patches learned from, {batch} a step",
        value=ours,
        unit="patches/s",
        peer=plain,
        peer_name=_PLAIN,
        ratio=ours / plain,
        n=_ROUNDS,
        note=f"{_ARCHITECTURE}, {_CROP_PX} px",
    )


def _our_pace(batch: int, samples: tuple[Sample, ...], image: RgbU8, out: Path) -> float:
    """Patches a second between the first reported step and one some seconds later."""
    request = TrainRequest(
        classes=_CLASSES, samples=samples, out_path=out, batch=batch, crop_px=_CROP_PX, minutes=60.0
    )
    first: TrainStep | None = None
    steps = Trainer(request, lambda path: image).steps()
    for event in steps:
        if not isinstance(event, TrainStep):
            continue
        first = first or event
        if event.step - first.step >= _LEAST_STEPS and event.seconds - first.seconds >= _SECONDS:
            steps.close()
            return batch * (event.step - first.step) / (event.seconds - first.seconds)
    raise AssertionError("an hour of training ends before a few seconds of it")


def _plain_pace(batch: int) -> float:
    """The same network, cross-entropy and AdamW, and nothing else."""
    step = _plain_step(batch)
    step()
    return batch * _pace(step)


def _plain_step(batch: int) -> Callable[[], None]:
    device = pick_device()
    spec = full_spec(ModelSpec(_ARCHITECTURE, _CLASSES, input_size=_CROP_PX, settings={}))
    network = build_model(spec, pretrained=False).module.to(device).train()
    optimizer = optim.AdamW(network.parameters())
    images = torch.randn(batch, 3, _CROP_PX, _CROP_PX, device=device)
    labels = torch.randint(0, 2, (batch, _CROP_PX, _CROP_PX), device=device)

    def step() -> None:
        optimizer.zero_grad()
        loss = F.cross_entropy(network(images), labels)
        torch.autograd.backward(loss)
        optimizer.step()
        loss.item()

    return step


def _share(patches_per_s: float) -> Row:
    """Arithmetic of the fastest training, as a share of what a large matrix product reaches here."""
    device = pick_device()
    with FlopCounterMode(display=False) as counter:
        _plain_step(1)()
    rate = counter.get_total_flops() * patches_per_s
    kind = torch.bfloat16 if multiplies_bfloat16(device) else torch.float32
    share = 100.0 * rate / matmul_rate(device, kind)
    numbers = str(kind).removeprefix("torch.")
    note = f"{rate / 1e9:.4g} GFLOP/s; matrices of {numbers}"
    return Row("share of the matrix-product rate", share, "%", note=note)


def _preparing(samples: tuple[Sample, ...], image: RgbU8, patches_per_s: float) -> Row:
    """Share of the fastest training spent on drawing patches, which a second thread could save."""
    rng = np.random.default_rng(0)
    patches = PatchSource(ImageCache(lambda path: image), _CROP_PX, AugmentSettings(), rng)
    for sample in samples:
        patches.add(sample)
    patches.batch(1)
    pace = 4 * _pace(lambda: patches.batch(4))
    return Row(
        metric="share of the time that goes into preparing patches",
        value=100.0 * patches_per_s / pace,
        unit="%",
        note=f"{1000.0 / pace:.1f} ms a patch",
    )


def _pace(work: Callable[[], object]) -> float:
    """Calls a second."""
    began_s, count = time.perf_counter(), 0
    while count < _LEAST_STEPS or time.perf_counter() - began_s < _SECONDS:
        work()
        count += 1
    return count / (time.perf_counter() - began_s)
