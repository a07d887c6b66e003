"""`python -m framing`, where the command `framing` is not on the path."""

import sys

from framing.cli import main

if __name__ == "__main__":
    sys.exit(main())
