"""Fully connected CRF by mean field: class probabilities follow the edges of the image.

    >>> rng = np.random.default_rng(0)
    >>> image = np.zeros((32, 40, 3), np.uint8)
    >>> image[:, 20:] = 200
    >>> is_right = image[..., 0] > 0
    >>> right = np.where(is_right, 0.6, 0.4) + rng.normal(0, 0.15, is_right.shape)
    >>> probs = np.stack([1 - right, right]).clip(0, 1)
    >>> labels = crf_labels(image, probs)
    >>> bool((labels == is_right).all()), bool((probs.argmax(axis=0) == is_right).all())
    (True, False)

Source:
    Krähenbühl & Koltun, NIPS 2011. Parameters, normalisation and results as in
    pydensecrf (mean difference of the beliefs about 1e-7).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.core import BadInputError, CancelToken, LabelMap, ProbMap, RgbU8, read_only
from engine.refine.crf.densecrf_params import (
    CrfParams,
    CrfSolver,
    OnStep,
    check_image,
    check_steps,
    check_unary,
    hold_scribbles,
    not_finite,
    unary_from_probs,
)
from engine.refine.crf.lattice import LANES, Lattice, Team, bands, build_lattice, default_threads, strips

F32: TypeAlias = NDArray[np.float32]
_Pair: TypeAlias = tuple[F32, F32]

_DEFAULTS: Final = CrfParams()


class Backend(StrEnum):
    """Back ends of the mean field. AUTO: CUDA where this process has loaded torch with it, else OWN."""

    AUTO = "auto"
    OWN = "own"
    CUDA = "cuda"


class DenseCrf:
    """Dense CRF of one image on the CPU: both lattices are built once, then unaries come and go.

    Any thread may use it, one at a time; `threads` helpers of its own work on strips of the
    image meanwhile. Keeps about 80 bytes a pixel, plus 4 a pixel and class after the first `infer`.

    Raises:
        BadInputError: no RGB image, or deviations so small that the cells cannot be numbered.
        CancelledError: through `token`, within milliseconds.
    """

    def __init__(
        self,
        image: RgbU8,
        params: CrfParams = _DEFAULTS,
        token: CancelToken | None = None,
        threads: int | None = None,
    ) -> None:
        check_image(image)
        token = token or CancelToken()
        self._shape = image.shape[:2]
        self._threads = threads or default_threads()
        self._workspace: _Workspace | None = None
        self.params = params
        with Team(self._threads) as team:
            self.smooth = build_lattice(image, params.sxy_gaussian, None, team, token)
            self.bilateral = build_lattice(image, params.sxy_bilateral, params.srgb, team, token)

    def infer(
        self,
        unary: F32,
        steps: int | None = None,
        token: CancelToken | None = None,
        on_step: OnStep | None = None,
    ) -> F32:
        """Beliefs Q (C, H, W) float32 after `steps` updates (of the parameters, unless given).

        Args:
            unary: (C, H, W) energies, -log of the probabilities; lower is likelier.
            on_step: gets the beliefs of step 0 (the unaries alone), 1, ... up to the last.

        Raises:
            BadInputError: wrong shape, fewer than 2 classes, NaN or infinite energies.
            CancelledError: through `token`, within milliseconds; the object stays usable.
        """
        steps = self.params.steps if steps is None else steps
        check_steps(steps)
        check_unary(unary, self._shape)
        token = token or CancelToken()
        flat = read_only(np.ascontiguousarray(unary, np.float32).reshape(len(unary), -1))
        beliefs = np.empty(flat.shape, np.float32)

        def hand_out(step: int) -> None:
            if on_step is not None:
                on_step(step, beliefs.reshape(unary.shape).copy())

        with Team(self._threads) as team:
            run = _Run(team, token, self._workspace_for(len(unary)), beliefs)
            self._pack(flat, run)
            values = run.no_values
            out = None if on_step is None else np.empty_like(run.workspace.scores)
            for step in range(steps):
                self._pass(run, values, out, is_last=False)
                hand_out(step)
                values = self._blur(run)
            # The scores are not needed any more, so the last beliefs may overwrite them.
            self._pass(run, values, run.workspace.scores, is_last=True)
        hand_out(steps)
        return beliefs.reshape(unary.shape)

    @property
    def _lattices(self) -> tuple[Lattice, Lattice]:
        return self.smooth, self.bilateral

    def _workspace_for(self, classes: int) -> _Workspace:
        width = 1 if classes == 2 else -(-(classes - 1) // LANES) * LANES
        workspace = self._workspace
        if workspace is None or workspace.width != width:
            self._workspace = None
            workspace = _Workspace(len(self.smooth.corners), width, self._lattices, self._threads)
            self._workspace = workspace
        return workspace

    def _pack(self, flat: F32, run: _Run) -> None:
        from engine.refine.crf import densecrf_kernels as kernels

        workspace = run.workspace
        ranges = strips(flat.shape[1], self._threads)
        is_finite = [True] * self._threads

        def pack(part: int) -> None:
            for sums in workspace.sums:
                sums[part] = 0.0  # what a cancelled run left
            for first, last in bands(*ranges[part]):
                run.token.check()
                is_finite[part] &= bool(kernels.pack_scores(flat, first, last, workspace.scores))

        run.team.each(pack)
        if not all(is_finite):
            raise not_finite()

    def _pass(self, run: _Run, values: _Pair, out: F32 | None, is_last: bool) -> None:
        """Slice `values` and update the beliefs; splat them unless this is the last pass; fill `out`."""
        from engine.refine.crf import densecrf_kernels as kernels

        workspace = run.workspace
        one_pass = kernels.pass_of_two if workspace.width == 1 else kernels.pass_of_many
        smooth, bilateral = ((lattice.corners, lattice.weights) for lattice in self._lattices)
        rows = (run.no_values[0] if out is None else out, workspace.bases)
        ranges = strips(len(workspace.scores), self._threads)

        def update(part: int) -> None:
            sums = run.no_values if is_last else (workspace.sums[0][part], workspace.sums[1][part])
            for first, last in bands(*ranges[part]):
                run.token.check()
                one_pass(workspace.scores, smooth, bilateral, first, last, values, sums, rows)
                if out is not None:
                    kernels.unpack_beliefs(*rows, first, last, run.beliefs)

        run.team.each(update)

    def _blur(self, run: _Run) -> _Pair:
        """Vertex values after the blur along every axis, times the weights of the two kernels."""
        from engine.refine.crf import densecrf_kernels as kernels
        from engine.refine.crf.lattice_kernels import blur_one

        workspace = run.workspace
        blur = blur_one if workspace.width == 1 else kernels.blur_many
        ranges = [strips(lattice.vertex_count, self._threads) for lattice in self._lattices]
        compats = (self.params.compat_gaussian, self.params.compat_bilateral)
        gains = [np.float32(c * lattice.alpha) for c, lattice in zip(compats, self._lattices, strict=True)]

        def gather(part: int) -> None:
            for which in range(2):
                kernels.gather_sums(workspace.sums[which], *ranges[which][part], workspace.values[which][0])

        run.team.each(gather)
        for axis in range(self.bilateral.axes):
            run.token.check()

            def along(part: int, axis: int = axis) -> None:
                for which, lattice in enumerate(self._lattices):
                    if axis < lattice.axes:
                        gain = gains[which] if axis == lattice.axes - 1 else np.float32(1)
                        source, target = (
                            workspace.values[which][axis % 2],
                            workspace.values[which][1 - axis % 2],
                        )
                        blur(source, lattice.pairs, axis, *ranges[which][part], gain, target)

            run.team.each(along)
        smooth, bilateral = (
            values[lattice.axes % 2] for values, lattice in zip(workspace.values, self._lattices, strict=True)
        )
        return smooth, bilateral


class _Workspace:
    """Working memory of one `DenseCrf` for one number of channels; fresh pages cost more than the sums."""

    def __init__(self, pixels: int, width: int, lattices: tuple[Lattice, Lattice], parts: int) -> None:
        self.width = width
        self.scores = np.empty((pixels, width), np.float32)
        self.bases = np.empty(pixels, np.float32)
        # Row `vertex_count` of each stays 0: the value of a missing neighbour.
        self.sums = [np.zeros((parts, lattice.vertex_count + 1, width), np.float32) for lattice in lattices]
        self.values = [np.zeros((2, lattice.vertex_count + 1, width), np.float32) for lattice in lattices]


@dataclass(frozen=True, slots=True)
class _Run:
    """State shared by the parts of one `infer`."""

    team: Team
    token: CancelToken
    workspace: _Workspace
    beliefs: F32

    @property
    def no_values(self) -> _Pair:
        nothing = np.empty((0, self.workspace.width), np.float32)
        return nothing, nothing


def dense_crf(
    image: RgbU8,
    params: CrfParams = _DEFAULTS,
    token: CancelToken | None = None,
    backend: Backend = Backend.AUTO,
) -> CrfSolver:
    """The dense CRF of an image on the chosen back end.

    Raises:
        UserError: the back end is not on this machine.
    """
    if backend is Backend.AUTO:
        backend = Backend.CUDA if _has_loaded_cuda() else Backend.OWN
    if backend is Backend.CUDA:
        from engine.refine.crf.densecrf_torch import TorchDenseCrf, cuda_device

        return TorchDenseCrf(image, params, token, cuda_device())
    return DenseCrf(image, params, token)


def crf_labels(
    image: RgbU8,
    probs: ProbMap,
    params: CrfParams = _DEFAULTS,
    token: CancelToken | None = None,
    scribbles: LabelMap | None = None,
    backend: Backend = Backend.AUTO,
) -> LabelMap:
    """Likeliest class of each pixel after the CRF; scribbled pixels keep the class of their scribble.

    Args:
        image: (H, W, 3) uint8.
        probs: (C, H, W) class probabilities.
        scribbles: (H, W) uint8, 255 where there is no scribble.

    Raises:
        BadInputError: shapes that do not fit each other, no probabilities, an unknown class in the scribbles.
        CancelledError: through `token`.
    """
    check_image(image)
    if probs.ndim == 3 and probs.shape[1:] != image.shape[:2]:
        raise BadInputError(
            f"The probabilities are for {probs.shape[1]}x{probs.shape[2]} pixels, "
            f"the image has {image.shape[0]}x{image.shape[1]}."
        )
    unary = unary_from_probs(probs)
    if scribbles is not None:
        unary = hold_scribbles(unary, scribbles)
    check_unary(unary, image.shape[:2])
    return likeliest(dense_crf(image, params, token, backend).infer(unary, token=token))


def likeliest(beliefs: F32) -> LabelMap:
    """Class of the largest belief at each pixel; the lower id where two are equal."""
    from engine.refine.crf import densecrf_kernels as kernels

    classes, height, width = beliefs.shape
    labels = np.empty(height * width, np.uint8)
    kernels.largest_class(read_only(np.ascontiguousarray(beliefs).reshape(classes, -1)), labels)
    return labels.reshape(height, width)


def warm_up() -> None:
    """Compile every kernel of the CRF, or load it from the disk cache: some 10 s once, 0.5 s later."""
    crf = DenseCrf(np.zeros((8, 8, 3), np.uint8))
    for classes in (2, 3):
        likeliest(crf.infer(np.zeros((classes, 8, 8), np.float32), 2))


def _has_loaded_cuda() -> bool:
    # Loading torch to ask takes seconds, more than the CRF; a process that predicts has it loaded.
    torch = sys.modules.get("torch")
    return torch is not None and bool(torch.cuda.is_available())


__all__ = [
    "Backend",
    "CrfParams",
    "CrfSolver",
    "DenseCrf",
    "OnStep",
    "crf_labels",
    "dense_crf",
    "hold_scribbles",
    "likeliest",
    "unary_from_probs",
    "warm_up",
]
