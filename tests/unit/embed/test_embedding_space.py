"""Main axes against singular values and scikit-learn, and the space that is built on them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.core import BadInputError, CancelledError, CancelToken
from engine.embed import build_space, nearest
from engine.embed.embedding_space import principal_axes

Rows = NDArray[np.float32]


def cloud(rows: int, columns: int, seed: int = 0) -> Rows:
    """Gaussian, longest along some oblique direction, off centre."""
    rng = np.random.default_rng(seed)
    stretched = rng.normal(size=(rows, columns)) * np.linspace(3, 0.2, columns)
    turn = np.linalg.qr(rng.normal(size=(columns, columns)))[0]
    return (stretched @ turn + 5.0).astype(np.float32)


def in_pieces(rows: Rows, size: int = 7) -> Iterable[tuple[range, Rows]]:
    return [(range(i, min(i + size, len(rows))), rows[i : i + size]) for i in range(0, len(rows), size)]


@pytest.mark.parametrize(("count", "length"), [(60, 9), (9, 60), (12, 12)])
def test_main_axes_are_the_right_singular_vectors(count: int, length: int) -> None:
    rows = cloud(count, length)
    found = principal_axes(lambda: [rows[:5], rows[5:]], 4)
    centred = rows.astype(np.float64) - rows.mean(axis=0, dtype=np.float64)
    _, scale, right = np.linalg.svd(centred, full_matrices=False)
    np.testing.assert_allclose(np.abs(np.diag(right[:4] @ found.axes)), 1.0, atol=1e-9)
    np.testing.assert_allclose(found.variances, scale[:4] ** 2 / count, rtol=1e-9)
    assert found.total == pytest.approx((centred**2).sum() / count)


def test_main_axes_agree_with_scikit_learn() -> None:
    from sklearn.decomposition import PCA

    pca = PCA(3)
    rows = cloud(50, 8, seed=1)
    pca.fit(rows.astype(np.float64))
    found = principal_axes(lambda: [rows], 3)
    np.testing.assert_allclose(np.abs(np.diag(pca.components_ @ found.axes)), 1.0, atol=1e-9)
    np.testing.assert_allclose(found.variances / found.total, pca.explained_variance_ratio_, rtol=1e-9)


def test_vectors_have_unit_length_and_pieces_do_not_matter() -> None:
    rows = cloud(40, 10)
    whole = build_space(lambda: [(range(40), rows)], (6, 4))
    pieces = build_space(lambda: in_pieces(rows), (6, 4))
    np.testing.assert_allclose(np.linalg.norm(whole.vectors, axis=1), 1.0, atol=1e-6)
    np.testing.assert_allclose(whole.vectors, pieces.vectors, atol=1e-5)
    np.testing.assert_allclose(whole.plane, pieces.plane, atol=1e-5)
    assert not whole.vectors.flags.writeable


def test_with_one_block_the_cosine_is_that_of_the_centred_vectors() -> None:
    rows = cloud(30, 6)
    space = build_space(lambda: in_pieces(rows), (6,))
    centred = rows - rows.mean(axis=0)
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    np.testing.assert_allclose(space.vectors @ space.vectors.T, centred @ centred.T, atol=1e-5)


def test_each_block_weighs_alike_whatever_its_scale() -> None:
    rng = np.random.default_rng(4)
    rows = rng.normal(size=(50, 4)).astype(np.float32)
    scaled = rows * np.array([1, 1, 1000, 1000], np.float32)
    same = [build_space(lambda r=r: [(range(50), r)], (2, 2)).vectors for r in (rows, scaled)]
    np.testing.assert_allclose(same[0] @ same[0].T, same[1] @ same[1].T, atol=1e-4)


def test_the_nearest_are_those_of_a_full_sort_and_never_the_row_itself() -> None:
    space = build_space(lambda: in_pieces(cloud(80, 12)), (12,))
    similar = space.vectors @ space.vectors[17]
    expected = [row for row in np.argsort(-similar, kind="stable") if row != 17][:9]
    found = nearest(space, 17, 9)
    assert [row for row, _ in found] == expected
    assert [value for _, value in found] == pytest.approx(similar[expected].tolist())


def test_the_plane_of_planted_groups_keeps_them_apart() -> None:
    rng = np.random.default_rng(0)
    centers = np.eye(3, 20, dtype=np.float32) * 10
    rows = (np.repeat(centers, 15, axis=0) + rng.normal(0, 0.1, (45, 20))).astype(np.float32)
    space = build_space(lambda: in_pieces(rows), (20,))
    middles = space.plane.reshape(3, 15, 2).mean(axis=1)
    spread = np.linalg.norm(space.plane.reshape(3, 15, 2) - middles[:, None], axis=2).max()
    apart = min(np.linalg.norm(middles[a] - middles[b]) for a, b in ((0, 1), (0, 2), (1, 2)))
    assert apart > 10 * spread
    assert space.shown > 0.95


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_few_images_or_none_are_a_space_too(count: int) -> None:
    space = build_space(lambda: in_pieces(cloud(count, 5)) if count else [], (5,))
    assert space.vectors.shape[0] == space.plane.shape[0] == count
    assert space.plane.shape[1] == 2
    assert np.isfinite(space.vectors).all()


def test_equal_images_are_all_average_and_break_nothing() -> None:
    space = build_space(lambda: in_pieces(np.ones((9, 5), np.float32)), (3, 2))
    assert not space.vectors.any()
    assert space.shown == 0.0
    assert len(nearest(space, 0, 20)) == 8


def test_an_image_without_a_vector_has_no_row() -> None:
    rows = cloud(3, 4)
    space = build_space(lambda: [([2, 5, 9], rows)], (4,))
    assert [space.row_of(key) for key in (2, 5, 9, 1, 7, 10)] == [0, 1, 2, None, None, None]


def test_vectors_of_another_length_are_refused() -> None:
    with pytest.raises(BadInputError, match=r"\(n, 7\)"):
        build_space(lambda: in_pieces(cloud(4, 5)), (4, 3))


def test_building_stops_when_told() -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        build_space(lambda: in_pieces(cloud(40, 5)), (5,), token.check)
