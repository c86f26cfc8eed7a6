"""`python -m helpers.publish`"""

import sys

from helpers.publish.cli import main

sys.exit(main())
