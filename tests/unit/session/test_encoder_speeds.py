"""Speed of encoders, measured in the background."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.compute import InlineCompute
from engine.compute.requests.encoder_speed import EncoderSpeed
from engine.jobs import QueueDispatcher
from engine.session.learning.encoder_speeds import EncoderSpeeds

USUAL = "tf_efficientnet_lite0"


class SpeedDesk:
    """A measurer of speeds, and what it said."""

    def __init__(self) -> None:
        self.dispatcher = QueueDispatcher()
        self.compute = InlineCompute(threads=1)
        self.speeds = EncoderSpeeds(self.compute, self.dispatcher)
        self.said: list[EncoderSpeed] = []
        self.failures: list[tuple[str, str]] = []
        self.speeds.measured.subscribe(self.said.append)
        self.speeds.failed.subscribe(self.failures.append)

    def answers(self, count: int) -> bool:
        return self.dispatcher.pump_until(lambda: len(self.said) + len(self.failures) >= count, 60.0)


@pytest.fixture
def desk() -> Iterator[SpeedDesk]:
    desk = SpeedDesk()
    yield desk
    desk.speeds.close()
    desk.compute.close()


def test_the_usual_encoder_is_measured_once_for_both_figures(desk: SpeedDesk) -> None:
    desk.speeds.measure(USUAL)
    assert desk.answers(1)
    (speed,) = desk.said
    assert speed.encoder == USUAL
    assert speed.seconds == speed.usual_seconds > 0


def test_another_one_is_measured_beside_it_without_its_weights(desk: SpeedDesk, tmp_path: Path) -> None:
    file = tmp_path / "test_resnet.safetensors"
    file.write_bytes(b"")
    desk.speeds.measure(str(file))
    assert desk.answers(1)
    (speed,) = desk.said
    assert speed.encoder == str(file)
    assert speed.seconds > 0
    assert speed.seconds != speed.usual_seconds


def test_what_is_none_is_told(desk: SpeedDesk, tmp_path: Path) -> None:
    desk.speeds.measure("no-encoder")
    assert desk.answers(1)
    desk.speeds.measure(str(tmp_path / "gone.safetensors"))
    assert desk.answers(2)
    assert [encoder for encoder, _ in desk.failures] == ["no-encoder", str(tmp_path / "gone.safetensors")]
    assert "no-encoder" in desk.failures[0][1]
    assert "There is no file of weights" in desk.failures[1][1]


def test_nothing_is_said_after_it_was_closed(desk: SpeedDesk) -> None:
    desk.speeds.measure(USUAL)
    desk.speeds.close()
    desk.compute.close()
    desk.dispatcher.pump(0.0)
    assert desk.said == []
    assert desk.failures == []
