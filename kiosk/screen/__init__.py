"""Scene in, pixels out; events of the window in, contacts out. The only package with pygame."""

import os

# pygame greets on standard output as soon as it is imported, unless told not to before.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
