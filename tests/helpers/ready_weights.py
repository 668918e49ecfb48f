"""Random weights in the place of a ready model's, in a file like that of their publisher."""

from __future__ import annotations

from pathlib import Path

import torch

from engine.models.pretrained.ready_models import ready_model

QUICK = "voc-deeplab-v3-mobilenet"


def put_ready_weights(folder: Path) -> None:
    """Write those of `QUICK`."""
    from torchvision.models.segmentation import deeplabv3_mobilenet_v3_large

    net = deeplabv3_mobilenet_v3_large(weights=None, weights_backbone=None, num_classes=21, aux_loss=True)
    torch.save(net.state_dict(), folder / ready_model(QUICK).file_name)
