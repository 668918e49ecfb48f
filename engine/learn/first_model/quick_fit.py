"""Quick fit of a new pixel classifier on filters, to a few thousand labelled pixels, in a second or two.

Training continues from there. Whole patches would bring a thousand times as many pixels a step, nearly all
of them like one another, and take a hundred times as long.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Final

import torch
from torch import Tensor, optim
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.core import IGNORE
from engine.learn.initial_weights import InitialNetwork
from engine.learn.samples import PatchSource
from engine.models.architectures.filters import FilterClassifier
from engine.models.inputs import to_input
from engine.models.spec import ModelSpec

_PATCHES: Final = 24
_PIXELS_A_PATCH: Final = 1000
_STEPS: Final = 300
_STEPS_PER_YIELD: Final = 20
_PIXELS_A_STEP: Final = 2048
_RATE: Final = 5e-3
_WEIGHT_DECAY: Final = 1e-2
_LEAST_SPREAD: Final = 1e-3


def quick_fit(
    start: InitialNetwork, patches: PatchSource, device: torch.device
) -> Generator[None, None, bool]:
    """Fit a new pixel classifier on filters and move it to `device`; yields now and then.

    Random draws follow torch's global generator and that of `patches`.

    Returns:
        Whether the network was fitted; any other kind of network is left as it is.

    Raises:
        UnusableSampleError: an image cannot be read.
    """
    module = start.module
    if start.has_learned or not isinstance(module, FilterClassifier):
        return False
    module.to(device)
    responses, labels = yield from _labelled_pixels(module, start.spec, patches, device)
    mean, spread = responses.mean(dim=0), responses.std(dim=0)
    module.mean.copy_(mean[:, None, None])
    module.scale.copy_(1.0 / (spread[:, None, None] + _LEAST_SPREAD))
    yield from _fit(module, responses, labels)
    return True


def _labelled_pixels(
    module: FilterClassifier, spec: ModelSpec, patches: PatchSource, device: torch.device
) -> Generator[None, None, tuple[Tensor, Tensor]]:
    """(n, channels) filter responses and (n,) class ids of random labelled pixels."""
    responses, classes = [], []
    for _ in range(_PATCHES):
        batch = patches.batch(1)
        image = to_input(batch.images, spec, device)
        filtered = module.crop(module.bank(module.pad(image)), image)[0].flatten(1)
        labels = torch.from_numpy(batch.labels).to(device).flatten()
        known = torch.nonzero(labels != IGNORE).flatten()
        chosen = known[torch.randperm(len(known))[:_PIXELS_A_PATCH].to(device)]
        responses.append(filtered[:, chosen].T)
        classes.append(labels[chosen])
        yield None
    return torch.cat(responses), torch.cat(classes)


def _fit(module: FilterClassifier, responses: Tensor, labels: Tensor) -> Generator[None, None, None]:
    optimizer = optim.AdamW(module.parameters(), lr=_RATE, weight_decay=_WEIGHT_DECAY)
    for step in range(_STEPS):
        if step % _STEPS_PER_YIELD == 0:
            yield None
        chosen = torch.randint(len(labels), (min(_PIXELS_A_STEP, len(labels)),)).to(labels.device)
        # As an image of one column.
        column = responses[chosen].T[None, :, :, None]
        loss = F.cross_entropy(module.score(column)[0, :, :, 0].T, labels[chosen])
        optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        for group in optimizer.param_groups:
            group["lr"] = _RATE * (1.0 - step / _STEPS)
        optimizer.step()
