"""Batch norm folding: batch norms and activations become part of the convolutions before them.

That saves passes over memory. The layers that may be folded are found by tracing one small image through
the network, and the folded network is compared with the original before it is used.
"""

from __future__ import annotations

import copy
from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom
from torch.nn.utils.fusion import fuse_conv_bn_eval
from torch.overrides import TorchFunctionMode
from torch.utils._pytree import tree_leaves

from engine.models.blocks.class_layer import ClassConvolution

_PROBE_PX: Final = 64
_OTHER_PROBE_PX: Final = (72, 49)
_TOLERANCE: Final = 1e-4

# Exactly these: other subclasses compute something else than their weights say.
_CONVOLUTIONS: Final = (nn.Conv2d, ClassConvolution)
# Activations that oneDNN applies while a convolution's result is still in the processor's cache.
_ACTIVATIONS: Final[dict[type[nn.Module], str]] = {
    nn.ReLU: "relu",
    nn.ReLU6: "hardtanh",
    nn.Hardswish: "hardswish",
}
_BOUNDS: Final = {"hardtanh": [0.0, 6.0]}


def fold_batchnorm(module: nn.Module, channels: int) -> nn.Module:
    """An equal network with batch norms folded, for prediction only; `module` itself where that fails.

    On processors convolutions also keep their weights in oneDNN's own order, and apply the activation.

    Args:
        module: in evaluation mode, in float32; it is not changed.
        channels: of its input.
    """
    device = next(module.parameters()).device
    probe = _probe(channels, (_PROBE_PX, _PROBE_PX), device)
    candidate = copy.deepcopy(module)
    folds = _Trace(candidate).folds(probe)
    if not folds:
        return module
    for fold in folds:
        fold.apply(candidate)
    for shape in ((_PROBE_PX, _PROBE_PX), _OTHER_PROBE_PX):
        if not _is_same(module, candidate, _probe(channels, shape, device)):
            return module
    return candidate


class PackedConv(nn.Module):
    """A convolution with its activation on a processor, with the weights in oneDNN's own order."""

    def __init__(self, conv: nn.Conv2d, activation: str, example: list[int]) -> None:
        super().__init__()
        self._places = ([int(p) for p in conv.padding], list(conv.stride), list(conv.dilation), conv.groups)
        self._activation = activation
        self._bounds: list[float] = _BOUNDS.get(activation, [])
        # A parameter, so that the network's device can be found by its parameters; the packed
        # weights themselves cannot be one.
        self.bias = None if conv.bias is None else nn.Parameter(conv.bias.detach(), requires_grad=False)
        padding, stride, dilation, groups = self._places
        reorder: Any = torch._C._nn.mkldnn_reorder_conv2d_weight
        self._weight: Tensor = reorder(
            conv.weight.detach().to_mkldnn(), padding, stride, dilation, groups, example
        )

    def forward(self, image: Tensor) -> Tensor:
        out: Tensor = torch.ops.mkldnn._convolution_pointwise(
            image, self._weight, self.bias, *self._places, self._activation, self._bounds, ""
        )
        return out


@dataclass
class _Fold:
    """One convolution and the layers that may be folded into it, by the names of submodules."""

    conv: str
    example: list[int]
    norm: str = ""
    activation: str = ""

    def apply(self, module: nn.Module) -> None:
        conv = module.get_submodule(self.conv)
        assert isinstance(conv, nn.Conv2d)
        if self.norm:
            norm = module.get_submodule(self.norm)
            assert isinstance(norm, nn.BatchNorm2d)
            conv = fuse_conv_bn_eval(conv, norm)
        activation = "none"
        if self.activation:
            activation = _ACTIVATIONS[type(module.get_submodule(self.activation))]
            _replace(module, self.activation, nn.Identity())
        if self.norm:
            # timm's norms hold an activation of their own.
            rest = [part for part in norm.children() if not isinstance(part, nn.Identity)]
            _replace(module, self.norm, nn.Sequential(*rest))
        if _can_pack(conv):
            _replace(module, self.conv, PackedConv(conv, activation, self.example))
        else:
            _replace(module, self.conv, conv)


@dataclass(frozen=True)
class _Call:
    number: int
    function: Any
    inputs: list[Tensor]
    outputs: list[Tensor]


class _Trace(TorchFunctionMode):
    """Record of the producer and the users of each tensor during one forward pass."""

    def __init__(self, module: nn.Module) -> None:
        super().__init__()
        self._module = module
        self._weights = {
            id(part.weight): name for name, part in module.named_modules() if type(part) in _CONVOLUTIONS
        }
        self._norms = {
            id(part.running_mean): name
            for name, part in module.named_modules()
            if isinstance(part, nn.BatchNorm2d) and part.running_mean is not None
        }
        self._kept: list[Any] = []  # ids are only unique while their objects live
        self._users: dict[int, list[int]] = {}
        self._calls: list[_Call] = []
        self._module_calls: Counter[str] = Counter()
        self._activations: dict[int, str] = {}  # number of the call -> submodule

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        out = func(*args, **(kwargs or {}))
        inputs = [leaf for leaf in tree_leaves((args, kwargs)) if isinstance(leaf, Tensor)]
        outputs = [leaf for leaf in tree_leaves(out) if isinstance(leaf, Tensor)]
        if outputs:
            number = len(self._calls)
            self._calls.append(_Call(number, func, inputs, outputs))
            for tensor in inputs:
                self._users.setdefault(id(tensor), []).append(number)
        return out

    def folds(self, probe: Tensor) -> list[_Fold]:
        """The folds that do not change the result."""
        handles = [
            part.register_forward_hook(
                lambda _part, inputs, out, name=name: self._record_module(name, inputs, out)
            )
            for name, part in self._module.named_modules()
            if type(part) in _ACTIVATIONS or type(part) in _CONVOLUTIONS or isinstance(part, nn.BatchNorm2d)
        ]
        try:
            with torch.inference_mode(), self:
                self._module(probe)
        finally:
            for handle in handles:
                handle.remove()
        folds = [self._fold(call) for call in self._calls if call.function in (F.conv2d, torch.conv2d)]
        return [fold for fold in folds if fold is not None]

    def _record_module(self, name: str, inputs: Any, out: Any) -> None:
        self._module_calls[name] += 1
        self._kept.append((inputs, out))
        if type(self._module.get_submodule(name)) in _ACTIVATIONS:
            self._activations[len(self._calls) - 1] = name

    def _fold(self, call: _Call) -> _Fold | None:
        conv = next((self._weights[id(t)] for t in call.inputs if id(t) in self._weights), None)
        if conv is None or self._module_calls[conv] != 1:
            return None
        fold = _Fold(conv, list(call.inputs[0].shape))
        end = call.outputs[0]
        user = self._only_user(end)
        if user is not None:
            norm = next((self._norms[id(t)] for t in user.inputs if id(t) in self._norms), None)
            if norm is not None and self._module_calls[norm] == 1:
                fold.norm, end = norm, user.outputs[0]
                user = self._only_user(end)
        if self._is_packable(conv) and user is not None:
            name = self._activations.get(user.number, "")
            fold.activation = name if self._module_calls[name] == 1 else ""
        return fold if fold.norm or self._is_packable(conv) else None

    def _only_user(self, tensor: Tensor) -> _Call | None:
        """The only call that uses the tensor as it was made; None where there are several.

        After a call that works in place, later ones use its result.
        """
        users = [self._calls[number] for number in self._users.get(id(tensor), [])]
        if not users or (len(users) > 1 and users[0].outputs[0] is not tensor):
            return None
        return users[0]

    def _is_packable(self, name: str) -> bool:
        conv = self._module.get_submodule(name)
        return isinstance(conv, nn.Conv2d) and _can_pack(conv)


def _can_pack(conv: nn.Conv2d) -> bool:
    return (
        conv.weight.device.type == "cpu"
        and conv.padding_mode == "zeros"
        and not isinstance(conv.padding, str)
        and bool(torch._C._has_mkldnn)
        and hasattr(torch._C._nn, "mkldnn_reorder_conv2d_weight")
        and hasattr(torch.ops.mkldnn, "_convolution_pointwise")
    )


def _replace(module: nn.Module, name: str, new: nn.Module) -> None:
    parent, _, last = name.rpartition(".")
    setattr(module.get_submodule(parent), last, new)


def _probe(channels: int, shape: tuple[int, int], device: torch.device) -> Tensor:
    """Noise that is the same every time, without touching torch's own random numbers."""
    generator = torch.Generator().manual_seed(0)
    image = torch.randn(1, channels, *shape, generator=generator).to(device)
    return image.contiguous(memory_format=torch.channels_last)


def _is_same(module: nn.Module, candidate: nn.Module, probe: Tensor) -> bool:
    with torch.inference_mode():
        expected, got = module(probe), candidate(probe)
    largest = max(1.0, float(expected.abs().max()))
    return bool((expected - got).abs().max() <= _TOLERANCE * largest)
