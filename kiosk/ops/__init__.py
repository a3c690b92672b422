"""What keeps the exhibit running while nobody looks: supervision, journal, hours."""
