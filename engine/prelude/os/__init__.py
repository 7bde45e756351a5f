# os: what is not a system call. The rest is in C.
import os.path as path

curdir, pardir, extsep, altsep, pathsep, devnull = '.', '..', '.', None, ':', '/dev/null'


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    raise TypeError(f'expected str, bytes or os.PathLike object, not {type(path).__name__}')


def fsencode(filename):
    return filename if isinstance(filename, bytes) else filename.encode()


def fsdecode(filename):
    return filename.decode() if isinstance(filename, bytes) else filename


_send = kill


def _rest():
    # A call: what has been sent to this very process is handled here.
    pass


def kill(*args):
    _send(*args)
    _rest()
