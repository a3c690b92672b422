"""Events as a table for a spreadsheet program, and back into the files of the story."""
