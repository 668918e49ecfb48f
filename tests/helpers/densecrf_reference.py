"""pydensecrf behind the interface of our own dense CRF, as a reference."""

from __future__ import annotations

from typing import Any

import numpy as np

from engine.core import CancelToken, RgbU8
from engine.refine.crf.densecrf_params import (
    F32,
    CrfParams,
    OnStep,
    check_image,
    check_steps,
    check_unary,
    not_finite,
)


class ReferenceDenseCrf:
    """Dense CRF by pydensecrf; holds the GIL and is cancelled between steps only."""

    def __init__(self, image: RgbU8, params: CrfParams, token: CancelToken | None = None) -> None:
        check_image(image)
        self._image = np.ascontiguousarray(image)
        self.params = params
        self._solver: Any = None
        self._classes = 0
        if token is not None:
            token.check()

    def infer(
        self,
        unary: F32,
        steps: int | None = None,
        token: CancelToken | None = None,
        on_step: OnStep | None = None,
    ) -> F32:
        """See `DenseCrf.infer`. Builds its lattices anew when the number of classes changes."""
        steps = self.params.steps if steps is None else steps
        check_steps(steps)
        check_unary(unary, self._image.shape[:2])
        if not np.isfinite(unary).all():
            raise not_finite()
        token = token or CancelToken()
        flat = np.ascontiguousarray(unary, np.float32).reshape(len(unary), -1)
        solver = self._solver_for(len(unary))
        solver.setUnaryEnergy(flat)
        beliefs, first, second = solver.startInference()
        for step in range(steps):
            token.check()
            if on_step is not None:
                on_step(step, np.array(beliefs, np.float32).reshape(unary.shape))
            solver.stepInference(beliefs, first, second)
        result: F32 = np.array(beliefs, np.float32).reshape(unary.shape)
        if on_step is not None:
            on_step(steps, result.copy())
        return result

    def _solver_for(self, classes: int) -> Any:
        from pydensecrf import densecrf

        if self._solver is None or self._classes != classes:
            height, width = self._image.shape[:2]
            p = self.params
            solver = densecrf.DenseCRF2D(width, height, classes)
            solver.addPairwiseGaussian(sxy=p.sxy_gaussian, compat=p.compat_gaussian)
            solver.addPairwiseBilateral(
                sxy=p.sxy_bilateral, srgb=p.srgb, rgbim=self._image, compat=p.compat_bilateral
            )
            self._solver, self._classes = solver, classes
        return self._solver
