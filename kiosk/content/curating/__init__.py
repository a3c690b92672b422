"""Tables and features of the map that move with time: files in, checked layers out."""
