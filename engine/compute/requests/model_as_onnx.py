"""Writing of a model as an ONNX file with pre- and post-processing inside."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from engine.compute.request import JobContext, JobRequest, Steps
from engine.core import ClassList
from engine.files.pinned_folders import pinned


@dataclass(frozen=True, slots=True)
class OnnxWritten:
    """The file is written and checked.

    Attributes:
        differing_pixels: pixels of the checked images that got another class than by the predictor.
    """

    path: Path
    differing_pixels: int


@dataclass(frozen=True, slots=True)
class OnnxRequest(JobRequest[OnnxWritten]):
    """A model file to write as a complete ONNX file at `out_path`.

    `classes` are those of its project: what was deleted of them gets no name in the file.
    """

    model_path: Path
    out_path: Path
    classes: ClassList

    @property
    def activity(self) -> str:
        return "writing a model as ONNX"

    def steps(self, context: JobContext) -> Steps[OnnxWritten]:
        from engine.models.files.weights import load_model
        from engine.predict.complete_onnx import export_complete_onnx

        yield None
        with pinned(self.out_path.parent):
            model = load_model(self.model_path)
            marked = replace(model, spec=model.spec.with_deleted_of(self.classes))
            checked = export_complete_onnx(marked, self.out_path)
        return OnnxWritten(self.out_path, checked.differing_pixels)
