"""What a round of training starts from: the model in use, the network of the round before, or an encoder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.core import ClassList, UserError
from engine.models.catalog import architecture_info
from engine.models.files.weights import read_card
from engine.models.spec import ModelSpec
from engine.session.learning.initial_encoder import matching_initial_encoder
from engine.session.learning.quick_learner import ARCHITECTURE as QUICK
from engine.storage import Project

_FILE: Final = "training.last.safetensors"


@dataclass(frozen=True, slots=True)
class InitialWeightFiles:
    """A model to go on from, or an encoder; both None for chance."""

    init_path: Path | None = None
    encoder_path: Path | None = None


class RoundWeights:
    """Remembers the network with which a round ended that never came into use; GUI thread.

    Without it, a network that needs more than one round to be better than the filters would begin each
    of them from nothing.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._is_used = False

    @property
    def last_path(self) -> Path:
        """Where a round leaves the network that it ends with."""
        return self._project.models_dir / _FILE

    def choose(self, architecture: str, encoder: str) -> InitialWeightFiles:
        """What the next round of a network of this kind starts from; empty `encoder`: its usual one.

        Raises:
            UserError: the encoder that was chosen for the first model does not fit.
        """
        self._is_used = False
        wanted = architecture, encoder or architecture_info(architecture).default_encoder
        current = self._project.models.current
        quick = False
        if current is not None:
            try:
                spec = read_card(current.path).spec
            except UserError:
                return InitialWeightFiles(current.path)  # The training tells what is wrong with it.
            if _kind(spec) == wanted:
                return InitialWeightFiles(current.path)
            quick = spec.architecture == QUICK
            if self._is_left(wanted, self._project.classes):
                return InitialWeightFiles(self.last_path)
        if current is None or quick:
            # A classifier of filters is in use until a network is better: this is the first network still.
            return InitialWeightFiles(None, matching_initial_encoder(self._project, architecture, encoder))
        # Not to be gone on from, which the training tells.
        return InitialWeightFiles(current.path)

    def network_came_into_use(self) -> None:
        """One of the round that is under way is the model in use: the next round goes on from that one."""
        self._is_used = True

    def round_ended(self) -> None:
        """Forget what the round leaves behind, if it is needless."""
        if self._is_used:
            self.last_path.unlink(missing_ok=True)

    def _is_left(self, wanted: tuple[str, str], classes: ClassList) -> bool:
        """Whether the round before left such a network; one of another kind is forgotten."""
        try:
            spec = read_card(self.last_path).spec
        except UserError:
            spec = None  # Not there, or cut off by a full disk: a start like any other without one.
        if spec is not None and _kind(spec) == wanted and spec.classes.names == classes.names:
            return True
        self.last_path.unlink(missing_ok=True)
        return False


def _kind(spec: ModelSpec) -> tuple[str, str]:
    return spec.architecture, spec.encoder
