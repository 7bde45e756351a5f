# A file beside the program shadows a library module, also one that mplab has not; what is built in is not shadowed.
import logging
import math
import multiprocessing as mp
import string
import sys
import unittest
from secrets import token_hex, Thing

import numpy as np


def work(n):
    print('work', n, string.z, unittest.z, np.array(n), Thing(), token_hex(2), logging.level)


if __name__ == '__main__':
    work(0)
    print(math.floor(2.5), string.__name__, sys.modules['string'] is string, hasattr(string, 'digits'))
    for method in 'fork', 'spawn':
        p = mp.get_context(method).Process(target=work, args=(1,))
        p.start()
        p.join()
        q = mp.get_context(method).SimpleQueue()
        q.put(Thing())
        print(q.get())
    for text in 'logging.handlers', 'string.parts':
        try:
            if text == 'string.parts':
                import string.parts
            else:
                import logging.handlers
        except ImportError as e:
            print(type(e).__name__, e)
    try:
        string.digits
    except AttributeError as e:
        print(e)
    from secrets import token_bytes
