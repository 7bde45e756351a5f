# Names that modules of the library had not
import enum
import functools
import math
import operator
import os
import statistics
import sys
import textwrap
import time
import traceback

print(operator.iadd(2, 3), math.ulp(1.0), os.isatty(99), time.timezone)
print(statistics.NormalDist(0, 1).mean, textwrap.TextWrapper(width=9).fill("a b c d e f"))
print(len(traceback.extract_stack()), sys.float_info.max, enum.STRICT)
