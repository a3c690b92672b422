"""The drawn illustrations of the exhibit: each a few lines of geometry, printed in two palettes."""
