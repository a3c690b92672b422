"""The baked map: what it holds, how it is stored, and how a new one takes the old one's place."""
