"""The commands: each puts the floors below together for one purpose."""
