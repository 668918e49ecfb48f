"""Ready models: found or refused in words, loaded without running code, and answering as torchvision does."""

from __future__ import annotations

import hashlib
import io
import pickle
import urllib.request
from pathlib import Path

import pytest
import torch
from torchvision.models import segmentation

from engine.core import ClassList, UserError
from engine.models.architectures.torchvision_net import TorchvisionNet
from engine.models.files.weights import load_model
from engine.models.pretrained import ready_fetch
from engine.models.pretrained.ready_fetch import fetch_steps, local_torchvision_weights
from engine.models.pretrained.ready_models import (
    READY_MODELS,
    VOC_CLASSES,
    ReadyModel,
    is_ready_name,
    ready_model,
    with_voc_classes,
)
from engine.models.pretrained.ready_weights import (
    find_torchvision_weights,
    load_torchvision_weights,
    ready_steps,
)
from engine.models.registry import build_model, parameter_count
from tests.helpers.precision import sums_agree

QUICK = "voc-deeplab-v3-mobilenet"

PUBLISHED = {
    "voc-fcn-resnet50": segmentation.FCN_ResNet50_Weights,
    "voc-fcn-resnet101": segmentation.FCN_ResNet101_Weights,
    "voc-deeplab-v3-resnet50": segmentation.DeepLabV3_ResNet50_Weights,
    "voc-deeplab-v3-resnet101": segmentation.DeepLabV3_ResNet101_Weights,
    "voc-deeplab-v3-mobilenet": segmentation.DeepLabV3_MobileNet_V3_Large_Weights,
}


def theirs(name: str, seed: int = 0) -> torch.nn.Module:
    """torchvision's network of random weights, its norms as if they had seen images."""
    torch.manual_seed(seed)
    make = {
        QUICK: segmentation.deeplabv3_mobilenet_v3_large,
        "voc-fcn-resnet50": segmentation.fcn_resnet50,
    }[name]
    net = make(weights=None, weights_backbone=None, num_classes=21, aux_loss=True)
    for norm in (m for m in net.modules() if isinstance(m, torch.nn.BatchNorm2d)):
        norm.running_mean.normal_(std=0.1)
        norm.running_var.uniform_(0.5, 1.5)
    return net.eval()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder of weights, and an empty cache of torch's."""
    monkeypatch.setenv("INKLING_WEIGHTS", str(tmp_path / "weights"))
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))
    (tmp_path / "weights").mkdir()
    return tmp_path / "weights"


# ---- the list


@pytest.mark.parametrize("ready", READY_MODELS, ids=lambda r: r.name)
def test_the_list_says_what_torchvision_publishes(ready: ReadyModel) -> None:
    weights = PUBLISHED[ready.name].COCO_WITH_VOC_LABELS_V1
    assert ready.url == weights.url
    assert abs(ready.megabytes - weights.meta["_file_size"]) < 1
    assert ready.mean_iou == weights.meta["_metrics"]["COCO-val2017-VOC-labels"]["miou"] / 100
    assert VOC_CLASSES.names[1:] == tuple(weights.meta["categories"][1:])
    with torch.device("meta"):
        net = build_model(ready.spec(), pretrained=False).module
    assert parameter_count(net) == weights.meta["num_params"]


def test_voc_has_its_own_colours() -> None:
    # From the development kit: aeroplane, person, tvmonitor.
    assert [VOC_CLASSES[i].color for i in (0, 1, 15, 20)] == [
        (0, 0, 0), (128, 0, 0), (192, 128, 128), (0, 64, 128),
    ]  # fmt: skip


def test_missing_classes_are_added_after_the_users_own() -> None:
    classes = with_voc_classes(ClassList.from_names(["background", "cell", "dog"]), VOC_CLASSES.names)
    assert classes.names[:3] == ("background", "cell", "dog")
    assert sorted(classes.names) == sorted({*VOC_CLASSES.names, "cell"})
    assert classes[classes.names.index("person")].color == (192, 128, 128)


def test_a_file_of_that_name_goes_before_the_ready_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert is_ready_name(Path(QUICK))
    assert not is_ready_name(Path("model.safetensors"))
    (tmp_path / QUICK).touch()
    assert not is_ready_name(Path(QUICK))


def test_an_unknown_name_is_told_with_the_known_ones() -> None:
    with pytest.raises(UserError, match="voc-fcn-resnet50"):
        ready_model("voc-fcn")


# ---- the weights


def test_a_ready_model_answers_as_torchvision_does(folder: Path, tmp_path: Path) -> None:
    ready, net = ready_model(QUICK), theirs(QUICK)
    torch.save(net.state_dict(), folder / ready.file_name)
    out = tmp_path / "ready.safetensors"
    steps = list(ready_steps(ready, out))
    assert steps[-1].note == "Building the network"
    model = load_model(out)
    assert model.spec.classes == VOC_CLASSES
    assert model.record["source"] == ready.url
    image = torch.randn(1, 3, 65, 90)
    with torch.no_grad():
        answer, expected = model.module(image), net(image)["out"]
    assert torch.allclose(answer, expected, rtol=1e-4, atol=1e-4 * float(expected.abs().max()))


def test_fcn_in_parts_answers_as_torchvision_does_whole() -> None:
    net = theirs("voc-fcn-resnet50")
    parts = TorchvisionNet(net).eval()
    image = torch.randn(1, 3, 33, 50)
    with torch.no_grad():
        whole = net(image)
        (_, main), (weight, auxiliary) = parts.training_outputs(image)
    assert torch.allclose(main, whole["out"], atol=1e-4 * float(main.abs().max()))
    assert torch.allclose(auxiliary, whole["aux"], atol=1e-4 * float(auxiliary.abs().max()))
    assert weight == 0.5


def test_classes_keep_their_weights_by_name_and_strangers_never_win(folder: Path) -> None:
    ready, net = ready_model(QUICK), theirs(QUICK)
    torch.save(net.state_dict(), folder / ready.file_name)
    classes = ClassList.from_names(["background", "cell", "dog", "person"])
    built = build_model(ready.spec(classes), pretrained=True)
    image = torch.randn(1, 3, 64, 64)
    with torch.no_grad():
        answer, expected = built.module.eval()(image)[0], net(image)["out"][0]
    assert sums_agree(answer[[0, 2, 3]], expected[[0, 12, 15]], terms=10_000)
    assert torch.all(answer[1] == -10.0)
    assert built.module.head.auxiliary[0].weight.shape[0] == 4
    assert built.is_pretrained


def test_pickled_code_is_refused_and_not_run(folder: Path, tmp_path: Path) -> None:
    class Bomb:
        def __reduce__(self) -> tuple[object, tuple[str, str]]:
            return open, (str(tmp_path / "ran"), "w")

    for number, write in enumerate((torch.save, lambda o, p: p.write_bytes(pickle.dumps(o)))):
        path = folder / f"{number}.pth"
        write({"weight": Bomb()}, path)
        with pytest.raises(UserError, match="could run code"):
            load_torchvision_weights(torch.nn.Linear(1, 1), path)
    assert not (tmp_path / "ran").exists()


def test_damaged_and_foreign_torchvision_weights_are_told_apart(folder: Path) -> None:
    path = folder / "x.pth"
    torch.save({"weight": torch.zeros(3)}, path)
    with pytest.raises(UserError, match="of another network"):
        load_torchvision_weights(torch.nn.Linear(1, 1), path)
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(UserError, match="damaged"):
        load_torchvision_weights(torch.nn.Linear(1, 1), path)


# ---- the download


def test_torchvision_weights_lie_where_torch_keeps_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for home in ("TORCH_HOME", None):
        if home is None:
            monkeypatch.delenv("TORCH_HOME")
            monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        kept = Path(torch.hub.get_dir()) / "checkpoints" / ready_model(QUICK).file_name
        kept.parent.mkdir(parents=True)
        kept.touch()
        assert local_torchvision_weights(ready_model(QUICK)) == kept


def test_without_downloads_the_user_is_told_where_to_get_the_file(folder: Path, tmp_path: Path) -> None:
    # The tests run with HF_HUB_OFFLINE.
    with pytest.raises(UserError, match="downloads are switched off") as caught:
        list(ready_steps(ready_model(QUICK), tmp_path / "out.safetensors"))
    assert "https://download.pytorch.org/models/deeplabv3_mobilenet" in caught.value.hint
    assert not (tmp_path / "out.safetensors").exists()


def test_training_says_so_and_starts_from_random_weights(folder: Path) -> None:
    built = build_model(ready_model(QUICK).spec(ClassList.from_names("ab")), pretrained=True)
    assert not built.is_pretrained
    assert "random weights" in built.weights_note


def test_a_host_that_does_not_answer_is_given_up_soon(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ready_fetch, "downloads_are_off", lambda: False)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")  # nobody listens on port 9
    with pytest.raises(UserError, match=r"127\.0\.0\.1 cannot be reached"):
        list(fetch_steps(ready_model(QUICK)))


@pytest.fixture
def publisher(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """A reachable host that answers every request with `content`."""
    served = {"content": bytes(2_500_000)}
    monkeypatch.setattr(ready_fetch, "downloads_are_off", lambda: False)
    monkeypatch.setattr(ready_fetch, "is_reachable", lambda *_: True)
    monkeypatch.setattr(urllib.request, "urlopen", lambda *_, **__: io.BytesIO(served["content"]))
    return served


def test_a_download_gives_way_after_each_megabyte_and_is_checked(publisher: dict[str, bytes]) -> None:
    digest = hashlib.sha256(publisher["content"]).hexdigest()[:8]
    ready = ReadyModel("x", "X", "torchvision-fcn", "resnet50", f"https://host/net-{digest}.pth", 2, 0.5)
    assert [p.done for p in fetch_steps(ready)] == [1, 2, 2]
    found = find_torchvision_weights(ready)
    assert found.path is not None
    assert found.path.read_bytes() == publisher["content"]
    assert list(fetch_steps(ready)) == []


def test_a_file_that_is_not_the_published_one_is_thrown_away(
    publisher: dict[str, bytes], tmp_path: Path
) -> None:
    with pytest.raises(UserError, match="not the published file"):
        list(fetch_steps(ready_model(QUICK)))
    assert not [p for p in (tmp_path / "torch").rglob("*") if p.is_file()]


def test_a_download_that_is_stopped_leaves_nothing(publisher: dict[str, bytes], tmp_path: Path) -> None:
    steps = fetch_steps(ready_model(QUICK))
    next(steps)
    steps.close()
    assert not [p for p in (tmp_path / "torch").rglob("*") if p.is_file()]
