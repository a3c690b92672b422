"""The sphere and how the screen sees it: unit vectors, projections, cameras and flights."""
