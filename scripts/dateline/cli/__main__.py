"""`python -m dateline.cli`, the same as the command `dateline`."""

from . import main

main()
