# refused: 2:17: SyntaxError: invalid syntax
import math as a.b
