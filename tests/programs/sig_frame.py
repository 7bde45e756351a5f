# The frame that a signal handler gets: where the program was, and who had called.
import os
import signal
from multiprocessing import Process


def show(sig, frame):
    print(signal.Signals(sig).name, 'in', frame.f_code.co_name, 'line', frame.f_lineno, 'of',
          os.path.basename(frame.f_code.co_filename))
    names = []
    while frame:
        names.append((frame.f_code.co_name, frame.f_lineno))
        frame = frame.f_back
    print(names[:1], 'N' in globals())


def inner():
    os.kill(os.getpid(), signal.SIGUSR1)
    return 1


def outer():
    x = inner()
    signal.raise_signal(signal.SIGUSR2)
    return x


if __name__ == '__main__':
    signal.signal(signal.SIGUSR1, show)
    signal.signal(signal.SIGUSR2, show)
    outer()
    p = Process(target=outer)
    p.start()
    p.join()
    os.kill(os.getpid(), signal.SIGUSR1)
