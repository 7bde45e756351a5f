# sys.exit in a child: numbers, None, texts, more than a byte.
import multiprocessing, sys

def leave(code):
    sys.exit(code)

for code in (None, 0, 3, 'a text goes to stderr', 256, 300, -1, True, (1, 2)):
    p = multiprocessing.Process(target=leave, args=(code,))
    p.start()
    p.join()
    print(repr(code), p.exitcode)
