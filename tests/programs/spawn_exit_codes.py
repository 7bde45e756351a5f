import multiprocessing as mp
import os
import sys


def fine():
    pass


def with_code():
    sys.exit(7)


def with_text():
    sys.exit('words')


def raises():
    raise ValueError('boom')


def at_once():
    os._exit(9)


def by_signal():
    os.kill(os.getpid(), 15)


if __name__ == '__main__':
    for method in ('spawn', 'forkserver'):
        ctx = mp.get_context(method)
        for target in (fine, with_code, with_text, raises, at_once, by_signal):
            p = ctx.Process(target=target)
            p.start()
            p.join()
            print(method, target.__name__, p.exitcode)
