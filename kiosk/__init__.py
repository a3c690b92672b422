"""A museum touch-screen map and timeline that runs unattended."""

__version__ = "0.1.0"
