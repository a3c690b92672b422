"""Recipe that rebuilds the map of October 1962 from packages of public registries."""
