"""State, exhibit and atlas in; everything to be painted, and where it answers to touch, out."""
