# refused: 2:6: attempted relative import with no known parent package
from . import x
