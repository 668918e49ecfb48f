"""Class-encoder: an autoencoder for each class that turns a patch into *another* patch of its class.

Differences within a class cannot be predicted, so the code keeps what its members share.

Source:
    Shi, Zhu, Lei, Liao & Li, "Learning discriminative features with class encoder", CVPR workshops 2016.
"""

from __future__ import annotations

from typing import ClassVar

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.core import UserError
from engine.pretrain.dense import DenseAutoencoder, ThumbnailTask, half_squared, thumbnail_size
from engine.pretrain.labelled_patches import LabelledPatches
from engine.pretrain.task import Pixels, PretrainTask, ReconstructionBatch, TaskSetup


class ClassEncoderTask(ThumbnailTask):
    """Draws its own patches, as each needs a class and a partner."""

    draws_itself: ClassVar[bool] = True
    batch_on_processor: ClassVar[int] = 64

    def __init__(self, setup: TaskSetup, patches: LabelledPatches, nets: list[DenseAutoencoder]) -> None:
        self._patches = patches
        self.nets = nets
        self._size = setup.request.batch or (
            self.batch_on_card if setup.device.type == "cuda" else self.batch_on_processor
        )
        super().__init__(setup, nn.ModuleList(nets))
        self._shown = patches.pairs(6)
        self.note = " ".join(f"{left.summary} {left.hint}".strip() for left in patches.left_out)

    def loss(self, patches: Pixels) -> tuple[Tensor, Tensor]:
        pairs = self._patches.pairs(self._size)
        seen, target = (self.rows(self.pixels(part)) for part in (pairs.first, pairs.second))
        restored = self.restored_by_class(seen, torch.from_numpy(pairs.classes).to(seen.device))
        return half_squared(restored, target), F.mse_loss(restored, target)

    def restored_by_class(self, rows: Tensor, classes: Tensor) -> Tensor:
        """Reconstruction of each row by the autoencoder of its class (N,)."""
        restored = torch.empty_like(rows)
        for class_id in sorted(set(classes.tolist())):
            is_class = classes == class_id
            restored = restored.index_put((is_class,), self.nets[class_id](rows[is_class]))
        return restored

    @torch.no_grad()
    def distances(self, rows: Tensor) -> Tensor:
        """(N, classes) squared distance of each row to its reconstruction by each class."""
        return torch.stack([((net(rows) - rows) ** 2).sum(dim=1) for net in self.nets], dim=1)

    @torch.no_grad()
    def show(self, patches: Pixels) -> ReconstructionBatch:
        self._module.eval()
        rows = self.rows(self.pixels(self._shown.first))
        classes = torch.from_numpy(self._shown.classes).to(rows.device)
        return ReconstructionBatch(self.pictures(rows), self.pictures(self.restored_by_class(rows, classes)))


def build(setup: TaskSetup) -> PretrainTask:
    """One sigmoid autoencoder for each class of the request.

    Raises:
        UserError: no masks, or none with a labelled pixel.
    """
    request = setup.request
    if not request.masks or not request.class_names:
        raise UserError(
            "This task learns from labelled crops, but there are no masks.",
            "Name a dataset folder with images/, masks/ and classes.txt.",
        )
    patches = LabelledPatches(
        request.images, request.masks, len(request.class_names), setup.read_image, setup.patch_px, setup.rng
    )
    inputs, code = thumbnail_size(setup), setup.count("code")
    return ClassEncoderTask(
        setup,
        patches,
        [DenseAutoencoder(inputs, code, "sigmoid", "sigmoid") for _ in request.class_names],
    )
