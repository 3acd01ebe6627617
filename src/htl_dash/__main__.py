"""`python -m htl_dash` is the same as `htl`."""

import sys

from htl_dash.cli import main

if __name__ == "__main__":
    sys.exit(main())
