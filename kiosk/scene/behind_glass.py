"""A screen that nobody can touch, such as a high wall: it shows no keys and asks for no touch."""

from dataclasses import replace

from kiosk.content.model import Exhibit
from kiosk.content.network import is_deaf
from kiosk.scene.scene import Scene

# What only a finger is for. Switch and regions stay: they tell which world it is, and where.
FOR_FINGERS = ("key:", "pill", "tongues", "meanwhile", "tours", "waiting")


def behind_glass(scene: Scene, exhibit: Exhibit) -> Scene:
    """Return the scene as it is shown where touches mean nothing."""
    if not is_deaf(exhibit.mqtt):
        return scene
    layers = tuple(layer for layer in scene.layers if not layer.id.startswith(FOR_FINGERS))
    return replace(scene, layers=layers)
