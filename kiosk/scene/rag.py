"""The units of a paragraph in; where its lines break so that their ends are even, out.

Paragraphs are set ragged and words are never parted: hyphens slow down children and whoever reads
in a foreign language, and German compounds are hard enough whole. Lines that are filled one by one
leave holes beside long words and a last word alone, so all lines of a paragraph are chosen together
(Knuth and Plass 1981, without stretching), and never one more than filling would need.
"""

from collections.abc import Sequence
from itertools import pairwise

# A last line shorter than this share of the column looks lost; how much that matters.
SHORTEST_LAST, LOST = 0.3, 4.0


def even_breaks(
    widths_px: Sequence[float], spaces_px: Sequence[float], column_px: float
) -> list[int]:
    """Return the numbers of the units that begin a line, without the first.

    Args:
        widths_px: Of each unit, with the space that follows it.
        spaces_px: Of that space alone.
        column_px: How wide a line may be; a unit wider than that stands alone.
    """
    count = len(widths_px)
    # For each unit: the least cost of lines up to it, and the beginning of the last of them.
    costs = [0.0] + [float("inf")] * count
    begins = [0] * (count + 1)
    for end in range(1, count + 1):
        line_px = -spaces_px[end - 1]
        for start in range(end - 1, -1, -1):
            line_px += widths_px[start]
            if line_px > column_px and start < end - 1:
                break
            cost = costs[start] + _cost(line_px / column_px, last=end == count)
            if cost < costs[end]:
                costs[end], begins[end] = cost, start
    breaks = []
    end = count
    while begins[end] > 0:
        end = begins[end]
        breaks.append(end)
    return breaks[::-1]


def _cost(share: float, *, last: bool) -> float:
    if last:
        return LOST * max(0.0, SHORTEST_LAST - share) ** 2
    return max(0.0, 1.0 - share) ** 2


def joined(units: Sequence[str], breaks: Sequence[int]) -> list[str]:
    """Return the lines that these breaks make."""
    return ["".join(units[start:end]) for start, end in pairwise([0, *breaks, len(units)])]
