"""The click network in torch, to be trained: the layers of `click_graph`, each with a batch norm."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.models.clicks.click_graph import GRID, LAYERS, PATCH, describe, judge
from engine.models.features.lite_encoder import LiteEncoder
from engine.models.pretrained.shipped_encoder import SHIPPED_MEAN, SHIPPED_STD, load_shipped_encoder

SOFT = 1e-4


class TrainedClickNetwork(nn.Module):
    """Encoder, map of contents and head; maps are (N, channels, rows, columns)."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = LiteEncoder()
        self.encoder.load_state_dict(load_shipped_encoder())
        self.convolutions = nn.ModuleDict()
        self.norms = nn.ModuleDict()
        for name, layer in LAYERS.items():
            key = name.replace(".", "_")
            self.convolutions[key] = nn.Conv2d(
                layer.channels, layer.out, layer.kernel, layer.stride, layer.kernel // 2,
                bias=not layer.is_rectified,
            )  # fmt: skip
            if layer.is_rectified:
                self.norms[key] = nn.BatchNorm2d(layer.out)

    def layer(self, name: str, maps: Tensor) -> Tensor:
        key = name.replace(".", "_")
        found: Tensor = self.convolutions[key](maps)
        return F.relu(self.norms[key](found)) if LAYERS[name].is_rectified else found

    def total(self, *maps: Tensor) -> Tensor:
        return F.relu(sum(maps[1:], start=maps[0]))

    def doubled(self, maps: Tensor) -> Tensor:
        return F.interpolate(maps, scale_factor=2, mode="nearest")

    def with_mean(self, maps: Tensor) -> Tensor:
        return maps + maps.mean((2, 3), keepdim=True)

    def features(self, pictures: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Strides 4, 8 and 16 of pictures (N, 3, H, W) from 0 to 1."""
        mean, deviation = (
            torch.tensor(v, device=pictures.device).view(1, 3, 1, 1) for v in (SHIPPED_MEAN, SHIPPED_STD)
        )
        found = self.encoder((pictures - mean) / deviation)
        return found[4], found[8], found[16]

    def forward(
        self,
        features: tuple[Tensor, Tensor, Tensor],
        of_picture: Tensor,
        places: Tensor,
        patches: Tensor,
        clicks: Tensor,
        is_click: Tensor,
        has_mask: Tensor,
    ) -> Tensor:
        """(M, GRID * PATCH, GRID * PATCH) log odds.

        Args:
            features: of N pictures.
            of_picture: (M,) index of each sample's picture.
            places: (M, GRID, GRID, 2) x and y of its cells in that picture, from -1 to 1.
            patches: (M, GRID, GRID, channels) of `in_patches`.
            clicks: (M, 2, n, 2) x and y of clicks on the object and on the background, from -1 to 1.
            is_click: (M, 2, n) whether there is one.
            has_mask: (M,) whether the last of the pixel maps is a mask, not empty.
        """
        contents = describe(self, *features)[of_picture]
        cells = _sampled(contents, places)
        marked = _sampled(contents, clicks)
        mask = patches[..., -PATCH * PATCH :].mean(3)
        likeness = _likeness(cells, marked, is_click, mask, has_mask)
        odds = judge(self, cells, patches.permute(0, 3, 1, 2), likeness)
        return F.pixel_shuffle(odds, PATCH)[:, 0]

    def folded(self) -> dict[str, Tensor]:
        """The layers as the product runs them: each batch norm is part of its convolution."""
        tensors = {}
        for name in LAYERS:
            key = name.replace(".", "_")
            weight, bias = self.convolutions[key].weight, self.convolutions[key].bias
            if key in self.norms:
                norm = self.norms[key]
                scale = norm.weight / (norm.running_var + norm.eps).sqrt()
                weight, bias = weight * scale.view(-1, 1, 1, 1), norm.bias - norm.running_mean * scale
            tensors[f"{name}.weight"], tensors[f"{name}.bias"] = weight.detach(), bias.detach()
        return tensors


def _sampled(maps: Tensor, places: Tensor) -> Tensor:
    # In full precision: half of it has too few places.
    return F.grid_sample(maps.float(), places, align_corners=False, padding_mode="border")


def _likeness(cells: Tensor, marked: Tensor, is_click: Tensor, mask: Tensor, has_mask: Tensor) -> Tensor:
    """(M, 3, GRID, GRID), as `likeness_maps` of the product."""
    count = len(cells)
    flat = _of_length_one(cells.flatten(2))
    vectors = _of_length_one(marked)
    found = torch.einsum("mcp,mcsn->msnp", flat, vectors)
    found = found.masked_fill(~is_click[..., None], -1).amax(2)
    share = mask.flatten(1)[:, None].to(flat.dtype)
    mean = _of_length_one((flat * share).sum(2, keepdim=True))
    to_mask = (flat * mean).sum(1)
    is_there = has_mask & (share.sum((1, 2)) > 0)
    to_mask = torch.where(is_there[:, None], to_mask, torch.full_like(to_mask, -1))
    return torch.cat([found, to_mask[:, None]], 1).reshape(count, 3, GRID, GRID)


def _of_length_one(vectors: Tensor) -> Tensor:
    return vectors / (vectors.square().sum(1, keepdim=True).add(1e-12).sqrt() + SOFT)
