"""A screen that nobody can touch, such as a high wall: it shows no keys and asks for no touch."""

from dataclasses import replace

from kiosk.content.model import Exhibit
from kiosk.scene.scene import Scene

# What only a finger is for. Switch and regions stay: they tell which world it is, and where.
FOR_FINGERS = ("key:", "pill", "tongues", "meanwhile", "tours", "waiting")


def is_behind_glass(exhibit: Exhibit) -> bool:
    """Return whether nobody can touch it."""
    return exhibit.mqtt is not None and exhibit.mqtt.deaf


def behind_glass(scene: Scene, exhibit: Exhibit) -> Scene:
    """Return the scene as it is shown where touches mean nothing."""
    if not is_behind_glass(exhibit):
        return scene
    layers = tuple(layer for layer in scene.layers if not layer.id.startswith(FOR_FINGERS))
    return replace(scene, layers=layers)
