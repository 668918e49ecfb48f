"""Files with an encoder learned without labels: one .safetensors, its description in the metadata.

Reading one never runs code from it. `read_encoder_card` needs no torch.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.core import ClassList, UserError
from engine.core.checked import DamagedValueError, json_object, text_line
from engine.models.files.tensor_file import UNBUILDABLE, fits, load_tensors, read_header
from engine.models.files.weights import ENCODER_KEY, RECORD_KEY, read_metadata, write_tensors
from engine.models.spec import ModelSpec

if TYPE_CHECKING:
    from torch import Tensor

_MOST_CARD_BYTES: Final = 8 << 20


@dataclass(frozen=True, slots=True)
class EncoderCard:
    """What an encoder file says about itself.

    Attributes:
        task: how it was learned, a name of `pretrain.catalog.TASKS`.
        spec: the network whose encoder it is, without classes; its architecture is empty
            where the encoder fits no network of the catalogue.
        settings: of the task, as it ran.
        record: how the learning went, plain JSON values.
    """

    task: str
    spec: ModelSpec
    settings: Mapping[str, Any]
    record: Mapping[str, Any]

    @property
    def starts_networks(self) -> bool:
        return bool(self.spec.architecture)

    @property
    def title(self) -> str:
        """What it is, in a few words."""
        if not self.starts_networks:
            return f"result of the task '{self.task}'"
        on = f" on {self.spec.encoder}" if self.spec.encoder else ""
        return f"encoder of {self.spec.architecture}{on}"


def save_encoder(path: Path, state: Mapping[str, Tensor], card: EncoderCard) -> None:
    """Write the file whole or not at all.

    Raises:
        UserError: the folder cannot be written.
    """
    described = {"kind": "encoder", "task": card.task, "settings": dict(card.settings)}
    described["spec"] = card.spec.to_json()
    metadata = {ENCODER_KEY: json.dumps(described), RECORD_KEY: json.dumps(dict(card.record))}
    write_tensors(path, state, metadata)


def is_encoder_file(path: Path) -> bool:
    """Whether the file says that it holds an encoder learned without labels.

    Raises:
        UserError: missing, damaged, or of a kind that could run code.
    """
    return ENCODER_KEY in read_metadata(path)


def read_encoder_card(path: Path) -> EncoderCard:
    """The description in an encoder file, without its weights and without torch.

    Raises:
        UserError: missing, damaged, or not an encoder file.
    """
    metadata = read_metadata(path)
    if ENCODER_KEY not in metadata:
        raise _refusal(f"{path.name} holds no encoder learned without labels.")
    try:
        described = json_object(metadata[ENCODER_KEY], "The description", _MOST_CARD_BYTES)
        record = json_object(metadata.get(RECORD_KEY, "{}"), "The record", _MOST_CARD_BYTES)
        task = text_line(described.get("task"), "The task", 100)
        settings, spec = described.get("settings"), described.get("spec")
    except DamagedValueError as error:
        raise _refusal(f"The description in {path.name} is damaged.") from error
    if not (isinstance(settings, dict) and isinstance(spec, dict)):
        raise _refusal(f"The description in {path.name} is damaged.")
    return EncoderCard(task, ModelSpec.from_json(spec, path.name), settings, record)


def load_encoder_state(path: Path, card: EncoderCard) -> dict[str, Tensor]:
    """The weights of an encoder file, on the processor; they are those of the network that `card` describes.

    Raises:
        UserError: missing or damaged, or the encoder of another network.
    """
    from engine.models.encoder_part import encoder_part
    from engine.models.registry import build_model, full_spec
    from engine.models.without_memory import without_memory

    # Without memory first: what the description asks for is held against what the file has.
    spec = full_spec(replace(card.spec, classes=ClassList.from_names(["a", "b"])))
    try:
        with without_memory():
            plan = encoder_part(build_model(spec, pretrained=False).module, spec.architecture).module
    except UNBUILDABLE as error:
        raise _unfit(path) from error
    if not fits(read_header(path), plan):
        raise _unfit(path)
    return load_tensors(path)


def _unfit(path: Path) -> UserError:
    return _refusal(f"The weights in {path.name} are damaged or do not fit its description.")


def _refusal(summary: str) -> UserError:
    return UserError(
        summary,
        "Learn one from unlabelled images first.",
        command_hint="Learn one first: inkling pretrain --images DIR --out FILE.",
    )
