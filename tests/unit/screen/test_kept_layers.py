"""Layers that are kept as pictures: shown as they are only while nothing of them has changed."""

from dataclasses import replace

import pygame
import pytest

from kiosk.scene.boxes import Box
from kiosk.scene.primitives import Fill
from kiosk.scene.scene import Layer
from kiosk.screen.kept_layers import KeptLayers

LAYER = Layer(
    "card", Box(10.0, 20.0, 30.0, 40.0), (Fill(Box(12.0, 22.0, 5.0, 5.0), (9, 9, 9)),), True
)


def kept() -> tuple[KeptLayers, pygame.Surface]:
    layers, picture = KeptLayers(), pygame.Surface((31, 41))
    layers.keep(LAYER, picture, whole=True)
    return layers, picture


@pytest.mark.parametrize(
    "same", [{}, {"alpha": 100}, {"offset_px": (5.0, 0.0)}, {"clip": Box(10.0, 20.0, 9.0, 9.0)}]
)
def test_what_only_moves_or_fades_is_shown_as_it_was_painted(same: dict[str, object]) -> None:
    layers, picture = kept()
    assert layers.found(replace(LAYER, **same)) is picture  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other", [{"items": ()}, {"box": Box(10.0, 20.0, 30.0, 50.0)}, {"id": "date"}]
)
def test_what_holds_something_else_or_lies_elsewhere_is_painted_anew(
    other: dict[str, object],
) -> None:
    layers, _ = kept()
    assert layers.found(replace(LAYER, **other)) is None  # type: ignore[arg-type]


def test_a_layer_that_has_left_the_scene_is_forgotten() -> None:
    layers, picture = kept()
    layers.let_go(["card"])
    assert layers.found(LAYER) is picture
    layers.let_go(["date"])
    assert layers.found(LAYER) is None
