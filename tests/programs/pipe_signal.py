# A handler runs while recv waits, and recv goes on.
from multiprocessing import Pipe
import os
import signal


def handler(number, frame):
    print('handler')
    b.send('from the handler')


a, b = Pipe()
signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.05)
print(a.recv())
