"""What makes a machine come up with the exhibit, and nothing else, by itself."""
