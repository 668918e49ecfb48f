"""Short vectors of float32 for kernels, which compilers do not make of loops over a few channels.

A vector is a value of a compiled function, kept in registers; on a machine with
narrower registers the compiler splits it. Offsets count floats from the start of
a C-contiguous array and are not checked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

import numba
from llvmlite import ir
from numba import types
from numba.extending import intrinsic, models, register_model

F = TypeVar("F", bound=Callable[..., Any])

WIDE: Final = 16
NARROW: Final = 4
_FLOAT: Final = ir.FloatType()


class VectorType(types.Type):
    """`lanes` floats side by side."""

    def __init__(self, lanes: int) -> None:
        self.lanes = lanes
        super().__init__(name=f"f32x{lanes}")


class _VectorModel(models.PrimitiveModel):
    def __init__(self, manager: Any, vector: VectorType) -> None:
        super().__init__(manager, vector, ir.VectorType(_FLOAT, vector.lanes))  # type: ignore[no-untyped-call]


register_model(VectorType)(_VectorModel)


def _address(context: Any, builder: Any, array_type: Any, arguments: Any, lanes: int) -> Any:
    data = context.make_array(array_type)(context, builder, arguments[0]).data
    return builder.bitcast(builder.gep(data, [arguments[1]]), ir.VectorType(_FLOAT, lanes).as_pointer())


def _make_load(lanes: int) -> Any:
    def load(typing_context: Any, array: Any, offset: Any) -> Any:
        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            where = _address(context, builder, signature.args[0], arguments, lanes)
            return builder.load(where, align=4)

        return VectorType(lanes)(array, types.int64), generate

    return intrinsic(load)


def _make_store(lanes: int) -> Any:
    def store(typing_context: Any, array: Any, offset: Any, vector: Any) -> Any:
        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            where = _address(context, builder, signature.args[0], arguments, lanes)
            builder.store(arguments[2], where, align=4)
            return context.get_dummy_value()

        return types.void(array, types.int64, vector), generate

    return intrinsic(store)


def _filled(builder: Any, scalar: Any, lanes: int) -> Any:
    kind = ir.VectorType(_FLOAT, lanes)
    one = builder.insert_element(ir.Constant(kind, ir.Undefined), scalar, ir.IntType(32)(0))
    mask = ir.Constant(ir.VectorType(ir.IntType(32), lanes), [0] * lanes)
    return builder.shuffle_vector(one, ir.Constant(kind, ir.Undefined), mask)


@intrinsic
def _filled4(typing_context: Any, scalar: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return _filled(builder, arguments[0], NARROW)

    return VectorType(NARROW)(types.float32), generate


@intrinsic
def _plus_times(typing_context: Any, total: Any, factor: Any, vector: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        spread = _filled(builder, arguments[1], vector.lanes)
        product = builder.fmul(spread, arguments[2], flags=("contract",))
        return builder.fadd(arguments[0], product, flags=("contract",))

    return vector(vector, types.float32, vector), generate


def _make_fold(name: str) -> Any:
    def fold(typing_context: Any, vector: Any) -> Any:
        def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
            (rest,), lanes = arguments, vector.lanes
            index = ir.IntType(32)
            while lanes > 1:
                lanes //= 2
                blank = ir.Constant(rest.type, ir.Undefined)
                halves = [
                    builder.shuffle_vector(
                        rest, blank, ir.Constant(ir.VectorType(index, lanes), list(range(at, at + lanes)))
                    )
                    for at in (0, lanes)
                ]
                if name == "sum":
                    rest = builder.fadd(*halves)
                else:
                    rest = builder.select(builder.fcmp_ordered(">", *halves), *halves)
            return builder.extract_element(rest, index(0))

        return types.float32(vector), generate

    return intrinsic(fold)


@intrinsic
def _larger(typing_context: Any, one: Any, other: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.select(builder.fcmp_ordered(">", *arguments), *arguments)

    return one(one, one), generate


@intrinsic
def _bits_as_float(typing_context: Any, bits: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        return builder.bitcast(arguments[0], _FLOAT)

    return types.float32(types.int32), generate


def fused(function: F) -> F:
    """Part of a kernel, like `jit.inlined`, in which a product and a sum may be rounded once together.

    Nothing else may change: such parts round by adding and taking away a large
    number, which full freedom to reorder would remove.
    """
    compile_part = numba.njit(
        nogil=True, cache=True, error_model="numpy", forceinline=True, fastmath={"contract"}
    )
    return cast(F, compile_part(function))


_Inner = Callable[..., Any]

load16 = cast(_Inner, _make_load(WIDE))
"""load16(array, offset): 16 floats."""
load4 = cast(_Inner, _make_load(NARROW))
"""load4(array, offset): 4 floats."""
store16 = cast(_Inner, _make_store(WIDE))
"""store16(array, offset, vector)."""
store4 = cast(_Inner, _make_store(NARROW))
"""store4(array, offset, vector)."""
filled4 = cast(_Inner, _filled4)
"""filled4(scalar): 4 times the same."""
plus_times = cast(_Inner, _plus_times)
"""plus_times(total, factor, vector): total + factor * vector, rounded once where the machine can."""
larger = cast(_Inner, _larger)
"""larger(one, other): lane by lane."""
largest = cast(_Inner, _make_fold("max"))
"""largest(vector): its largest lane."""
lane_sum = cast(_Inner, _make_fold("sum"))
"""lane_sum(vector): the sum of its lanes."""
bits_as_float = cast(_Inner, _bits_as_float)
"""bits_as_float(int32): the float32 that has these bits."""
