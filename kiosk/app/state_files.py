"""What lies in the state folder of an exhibit."""

from pathlib import Path

JOURNAL = Path("journal", "kiosk.jsonl")
# Held by the one kiosk that runs.
LOCK = Path("running")
CRASHES = Path("crashes")
STATISTICS = Path("statistics.sqlite")
# What an exhibit has counted and could not write into the statistics any more.
UNWRITTEN = Path("statistics-unwritten.jsonl")
