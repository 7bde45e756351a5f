# An end is closed when its last connection is freed.
from multiprocessing import Pipe


def make():
    a, b = Pipe()
    a.send('from a')
    return b


b = make()
print(b.recv())
try:
    b.recv()
except EOFError:
    print('EOF: the other end was freed')
r, w = Pipe(False)
del r
try:
    w.send(1)
except BrokenPipeError as e:
    print(e)
pair = Pipe(False)
keep = pair[0]
pair = None
print(keep.poll())
