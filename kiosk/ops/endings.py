"""How the exhibit ends, in the number that its supervisor reads."""

DONE = 0
# Numbers of sysexits.h, so that they mean the same in the journal of the system.
NO_SCREEN = 69
FAILED = 70
# In full screen staff have ended it with their PIN; or want it to begin anew.
BY_STAFF = 72
RESTART = 73
# The command cannot be carried out as it was given, so that trying again would not help: this plus
# the exit code that a shell is to see.
REFUSED = 80
# In full screen nobody but the supervisor may end the exhibit.
CLOSED_FROM_OUTSIDE = 71
