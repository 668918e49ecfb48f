"""What two processes do together in tests; torchrun runs this file. Not a test itself."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import torch
import torch.distributed as dist

from engine.core import RgbU8, UserError
from engine.learn.distributed.process_group import SINGLE_PROCESS, ProcessGroup, join_process_group
from engine.learn.losses import make_loss
from engine.learn.request import Sample, TrainNote, TrainRequest, TrainStep
from engine.learn.trainer import Trainer
from tests.helpers.networks import read_npy, sparse, square_sample, tiny_network, tiny_request

ROOT = Path(__file__).parents[2]
LOSSES = ("ce", "weighted-ce", "balanced-ce", "focal", "border-ce", "dice", "tversky:0.7", "dice+ce")
# Nobody can share five patches evenly between two.
PATCHES = 5
STOPS_AT = 11


def torchrun(*arguments: str, timeout: float = 280.0) -> subprocess.CompletedProcess[str]:
    """Two processes of a script with these arguments."""
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    return subprocess.run(
        [*command, *arguments],
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


def request_in(folder: Path, name: str, batch: int = PATCHES) -> TrainRequest:
    """Fourteen small steps on three images, and one held back; two more cannot be read.

    The rate is low: each step multiplies what rounding leaves.
    """
    images = folder / f"images-of-{os.getpid()}"
    images.mkdir(exist_ok=True)
    trained = [square_sample(images, str(n), side=48) for n in range(4)]
    first = trained[0]
    trained[0] = Sample(first.key, first.image_path, first.labels, first.role, corrected=first.labels == 1)
    trained[1:3] = [sample.with_labels(sparse(sample.labels)) for sample in trained[1:3]]
    held_back = [square_sample(images, str(n), "val", side=48) for n in (100, 101)]
    for sample in (trained[3], held_back[1]):
        sample.image_path.unlink()
    return tiny_request(
        folder,
        [*trained, *held_back],
        out_path=folder / f"{name}.safetensors",
        training_state_path=folder / f"{name}.checkpoint",
        training_state_every_s=0.0,
        batch=batch,
        loss="dice+ce",
        optimizer="sgd",
        learning_rate=2e-4,
        hard_first=True,
        epochs=14,
    )


def train(
    request: TrainRequest, processes: ProcessGroup = SINGLE_PROCESS, until_step: int | None = None
) -> list[str]:
    """What was told; until a step at which it is left, as if the process had died."""
    torch.set_num_threads(1)
    ticks = itertools.count()
    # Each look at the clock takes a second, so that every step is told of.
    clock = lambda: float(next(ticks))  # noqa: E731
    trainer = Trainer(request, _read, torch.device("cpu"), clock, processes)
    words, steps = [], trainer.steps()
    # How common the classes are comes into play within these few steps.
    with mock.patch("engine.learn.class_reweighting._FIRST_BATCHES", 3):
        for event in steps:
            if isinstance(event, TrainNote):
                words.append(event.summary)
            if isinstance(event, TrainStep) and event.step == until_step:
                steps.close()
                break
    return words


def _read(path: Path) -> RgbU8:
    if not path.exists():
        raise UserError(f"{path.name} cannot be read.")
    return read_npy(path)


def gradient_differences(processes: ProcessGroup) -> dict[str, float]:
    """Per loss, how far the gradient of two is from that of one, relative to its size; float64."""
    draw = torch.Generator().manual_seed(0)
    images = torch.randn(PATCHES, 3, 32, 32, generator=draw, dtype=torch.float64)
    labels = torch.randint(0, 2, (PATCHES, 32, 32), generator=draw)
    # Much is labelled in one patch, little in another: a mean of means would be another loss.
    unknown = torch.tensor([0.1, 0.5, 0.95, 0.3, 0.8])[:, None, None]
    labels[torch.rand(labels.shape, generator=draw) < unknown] = 255
    weights = 1.0 + torch.randint(0, 2, labels.shape, generator=draw)
    mine = processes.shard(PATCHES)
    found = {}
    for name in LOSSES:
        for given, part in ((None, None), (weights, weights[mine])):
            loss = make_loss(name)
            ours, theirs = tiny_network().double().train(), tiny_network().double().train()
            with _as_if_alone():
                loss(theirs(images), labels, weights=given).backward()
            outputs = processes.data_parallel(ours, images[:1])
            [(_, logits)] = outputs(images[mine])
            loss(logits, labels[mine], weights=part).backward()
            pairs = [(p.grad, q.grad) for p, q in zip(ours.parameters(), theirs.parameters(), strict=True)]
            pairs += zip(ours.double().buffers(), theirs.double().buffers(), strict=True)
            size = max(float(q.abs().max()) for _, q in pairs)
            far = max(float((p - q).abs().max()) for p, q in pairs)
            found[f"{name}, {'even' if given is None else 'weighted'}"] = far / size
    return found


@contextmanager
def _as_if_alone() -> Iterator[None]:
    with mock.patch.object(dist, "is_initialized", return_value=False):
        yield


def main(folder: Path) -> None:
    processes = join_process_group()
    differences = gradient_differences(processes)
    words = train(request_in(folder, "two"), processes)
    train(request_in(folder, "two-then-one"), processes, until_step=STOPS_AT)
    train(request_in(folder, "one-then-two"), processes)
    everybodys = processes.all_gather(words)
    if processes.is_main:
        told = {"differences": differences, "words": everybodys}
        (folder / "told.json").write_text(json.dumps(told))
    processes.barrier()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
    sys.stdout.flush()
    os._exit(0)
