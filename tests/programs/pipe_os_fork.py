# os.fork copies the open ends as Process does.
from multiprocessing import Pipe
import os

r, w = Pipe(False)
if os.fork() == 0:
    r.close()
    w.send('from the fork')
    os._exit(0)
w.close()
print(r.recv())
try:
    r.recv()
except EOFError:
    print('EOF')
print(os.wait()[1])
