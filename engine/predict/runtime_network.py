"""Network in ONNX Runtime: on processors it answers sooner than torch, and the same within 1e-4."""

from __future__ import annotations

import logging
from typing import Any

import torch
from torch import Tensor, nn

from engine.files.temporary_folders import temporary_folder
from engine.models.files.onnx_file import (
    INPUT,
    OUTPUT,
    largest_difference,
    open_session,
    require_onnx,
    write_network,
)
from engine.models.files.weights import LoadedModel
from engine.predict.tta import dropout_layers

_LOG = logging.getLogger(__name__)


class RuntimeNetwork(nn.Module):
    """A network whose answers ONNX Runtime computes; for prediction only, on the processor.

    Torch answers while dropout is active, which the session does not know, and from the first failure of the
    session on: when the memory is too small, torch's error is the one that leads to smaller tiles.

    Args:
        network: in evaluation mode; its layers and its parameters are found here too.
        session: of the same network, with as many threads as torch has.
    """

    def __init__(self, network: nn.Module, session: Any) -> None:
        super().__init__()
        self.network = network
        self._session = session
        self._dropouts = dropout_layers(network)

    def forward(self, image: Tensor) -> Tensor:
        if self._session is not None and not any(layer.training for layer in self._dropouts):
            try:
                (logits,) = self._session.run([OUTPUT], {INPUT: image.contiguous().numpy()})
                return torch.from_numpy(logits)
            except Exception as error:  # noqa: BLE001 - the border of another library: torch answers instead
                self._session = None
                _LOG.warning("ONNX Runtime failed, torch goes on: %s", str(error).splitlines()[0])
        answer: Tensor = self.network(image)
        return answer


def runtime_network(network: nn.Module, original: LoadedModel) -> RuntimeNetwork:
    """`network` with its answers from ONNX Runtime, after three of them were found to be the same (1e-4).

    Args:
        network: in use on the processor, with folded layers, which have no form in ONNX.
        original: the same network as in its file; it is not used later.

    Raises:
        UserError: the extra `onnx` is not installed, the network cannot be said in ONNX, or it answers
            something else.
    """
    require_onnx()
    with temporary_folder("network") as folder:
        path = folder / "network.onnx"
        write_network(original.module, original.spec, path)
        session = open_session(path, torch.get_num_threads(), leaves_cores=True)
    largest_difference(session, network, original.spec)
    return RuntimeNetwork(network, session)
