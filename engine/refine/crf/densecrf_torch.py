"""Mean field of the dense CRF on a GPU: splat and slice are sparse matrix products, the blur gathers."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np

from engine.core import CancelToken, RgbU8, UserError
from engine.refine.crf.densecrf_params import (
    F32,
    CrfParams,
    OnStep,
    check_image,
    check_steps,
    check_unary,
    not_finite,
)
from engine.refine.crf.lattice import Lattice, Team, build_lattice, default_threads

if TYPE_CHECKING:
    import torch


def cuda_device() -> torch.device:
    """The current CUDA device.

    Raises:
        UserError: there is none.
    """
    import torch

    if not torch.cuda.is_available():
        raise UserError("There is no CUDA device here.", "Choose the dense CRF on the processor.")
    return torch.device("cuda", torch.cuda.current_device())


class TorchDenseCrf:
    """Dense CRF of one image on a torch device; the lattices are built on the CPU and moved there once.

    One thread at a time. `device` may be the CPU: slower than `DenseCrf`, good for comparing.
    """

    def __init__(
        self, image: RgbU8, params: CrfParams, token: CancelToken | None, device: torch.device
    ) -> None:

        check_image(image)
        token = token or CancelToken()
        with Team(default_threads()) as team:
            smooth = build_lattice(image, params.sxy_gaussian, None, team, token)
            bilateral = build_lattice(image, params.sxy_bilateral, params.srgb, team, token)
        self.params = params
        self._shape = image.shape[:2]
        self._device = device
        self._gains = (params.compat_gaussian * smooth.alpha, params.compat_bilateral * bilateral.alpha)
        # One matrix for both: each lattice's vertices, then its row of zeros for missing neighbours.
        self._rows = (smooth.vertex_count + 1, bilateral.vertex_count + 1)
        self._slice, self._splat = _matrices(smooth, bilateral, device)
        self._pairs = [_gather_ids(lattice, device) for lattice in (smooth, bilateral)]

    def infer(
        self,
        unary: F32,
        steps: int | None = None,
        token: CancelToken | None = None,
        on_step: OnStep | None = None,
    ) -> F32:
        """See `DenseCrf.infer`; the beliefs come back to the CPU, for `on_step` too."""
        import torch

        steps = self.params.steps if steps is None else steps
        check_steps(steps)
        check_unary(unary, self._shape)
        token = token or CancelToken()
        flat = torch.from_numpy(np.ascontiguousarray(unary, np.float32).reshape(len(unary), -1))
        with torch.inference_mode():
            scores = -flat.to(self._device).T.contiguous()
            if not bool(torch.isfinite(scores).all()):
                raise not_finite()
            beliefs = torch.softmax(scores, 1)
            for step in range(steps):
                token.check()
                if on_step is not None:
                    on_step(step, _planes(beliefs, unary.shape))
                beliefs = torch.softmax(scores + self._slice @ self._blurred(self._splat @ beliefs), 1)
        result = _planes(beliefs, unary.shape)
        if on_step is not None:
            on_step(steps, result.copy())
        return result

    def _blurred(self, sums: torch.Tensor) -> torch.Tensor:
        import torch

        parts = []
        for values, pairs, gain in zip(
            torch.split(sums, list(self._rows)), self._pairs, self._gains, strict=True
        ):
            last = len(values) - 1
            for one, other in pairs:
                near = values.index_select(0, one) + values.index_select(0, other)
                values = torch.cat((values[:last] + 0.5 * near, values[last:]))
            parts.append(values * gain)
        return torch.cat(parts)


def _matrices(smooth: Lattice, bilateral: Lattice, device: torch.device) -> tuple[torch.Tensor, torch.Tensor]:
    """Slice (pixels x vertices of both lattices) and its transpose, the splat, as compressed sparse rows."""
    import torch

    shift = smooth.vertex_count + 1
    columns = torch.from_numpy(np.hstack((smooth.corners, bilateral.corners + np.int32(shift))))
    weights = torch.from_numpy(np.hstack((smooth.weights, bilateral.weights)))
    columns, weights = columns.to(device), weights.to(device)
    columns, order = torch.sort(columns, dim=1)
    weights = torch.gather(weights, 1, order)
    pixels, corners = columns.shape
    vertices = shift + bilateral.vertex_count + 1
    starts = torch.arange(0, pixels * corners + 1, corners, device=device)
    flat_columns = columns.reshape(-1).long()
    by_vertex = torch.argsort(flat_columns, stable=True)
    counts = torch.bincount(flat_columns, minlength=vertices)
    vertex_starts = torch.cat((counts.new_zeros(1), torch.cumsum(counts, 0)))
    with warnings.catch_warnings():
        # torch calls its compressed rows beta; what is used here has been stable since 1.13.
        warnings.filterwarnings("ignore", "Sparse CSR tensor support", UserWarning)
        slicing = torch.sparse_csr_tensor(
            starts, flat_columns, weights.reshape(-1), (pixels, vertices), check_invariants=False
        )
        splatting = torch.sparse_csr_tensor(
            vertex_starts,
            by_vertex // corners,
            weights.reshape(-1)[by_vertex],
            (vertices, pixels),
            check_invariants=False,
        )
    return slicing, splatting


def _gather_ids(lattice: Lattice, device: torch.device) -> torch.Tensor:
    """Neighbour ids as (axes, 2, vertices)."""
    import torch

    return torch.from_numpy(lattice.pairs.transpose(0, 2, 1).astype(np.int64)).to(device)


def _planes(beliefs: torch.Tensor, shape: tuple[int, ...]) -> F32:
    planes: F32 = beliefs.T.contiguous().cpu().numpy().reshape(shape)
    return planes
