"""The layers of an exhibit's map, as an order for the bake."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from kiosk.content.cartography import MapLayer, MapLayerKind


def ordered(layers: Sequence[MapLayer]) -> str:
    """Return layers as text, for another process; the last line end tells that it is whole."""
    return json.dumps([asdict(layer) for layer in layers]) + "\n"


def layers_from(text: str) -> tuple[MapLayer, ...]:
    """Return layers that were written as text.

    Raises:
        ValueError: If it is none.
    """
    try:
        return tuple(
            MapLayer(
                **{
                    **each,
                    "kind": MapLayerKind(each["kind"]),
                    "tinted": tuple(each.get("tinted", ())),
                }
            )
            for each in json.loads(text)
        )
    except (ValueError, TypeError, KeyError) as error:
        msg = f"these are no layers of a map: {error}"
        raise ValueError(msg) from error
