# refused: 2:17: SyntaxError: invalid syntax
from math import
