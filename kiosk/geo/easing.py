"""Curves that turn steady time into motion with a soft start and end."""

from collections.abc import Callable

_BISECTIONS = 48
# Halving 48 times leaves 4e-15 of the span, below anything a screen can show.


def cubic_bezier(x1: float, y1: float, x2: float, y2: float) -> Callable[[float], float]:
    """Return the timing curve of CSS Easing Functions Level 1, section 2.2.

    Args:
        x1: Share of time of the first control point, 0 to 1.
        y1: Share of the way of the first control point.
        x2: Share of time of the second control point, 0 to 1.
        y2: Share of the way of the second control point.

    Returns:
        A function from the share of time to the share of the way: exactly 0 up to 0 and exactly
        1 from 1 on.

    Raises:
        ValueError: If x1 or x2 lies outside 0 to 1, where the curve would turn back in time.
    """
    if not (0.0 <= x1 <= 1.0 and 0.0 <= x2 <= 1.0):
        msg = f"the curve turns back in time: x1 = {x1}, x2 = {x2}"
        raise ValueError(msg)

    def eased(share: float) -> float:
        if share <= 0.0:
            return 0.0
        if share >= 1.0:
            return 1.0
        low, high = 0.0, 1.0
        for _ in range(_BISECTIONS):
            middle = (low + high) / 2.0
            if _bezier(x1, x2, middle) < share:
                low = middle
            else:
                high = middle
        return _bezier(y1, y2, high)

    return eased


def _bezier(first: float, second: float, parameter: float) -> float:
    """Return one coordinate of the curve whose ends are 0 and 1."""
    rest = 1.0 - parameter
    return parameter * (3.0 * rest * (rest * first + parameter * second) + parameter * parameter)


ease = cubic_bezier(0.65, 0.0, 0.35, 1.0)
# Slow at both ends for whatever moves from rest to rest: the house style's curve.
