"""Files of geodata in, one atlas out: read, repaired, simplified, cut and stored."""
