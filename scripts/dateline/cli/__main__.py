"""`python -m dateline.cli`, the same as the command `dateline`."""

from . import main

if __name__ == "__main__":
    main()
