"""``python -m tthc`` is the ``tthc`` command."""

import sys

from tthc.cli import main

sys.exit(main())
