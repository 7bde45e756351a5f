# refused: 2:6: mplab has no packages, so no relative imports
from . import x
