import os
from multiprocessing import Value

FORKS = 3                                       #: knob 1..4 explore 2

if __name__ == "__main__":
    lines = Value("i", 0)
    for _ in range(FORKS):                      #: mark loop
        pid = os.fork()                         #: mark fork
    with lines.get_lock():
        lines.value += 1                        #: mark count
    print(os.getpid(), "is here", flush=True)   #: mark here
    try:
        while os.wait():
            pass
    except ChildProcessError:
        pass                                    # no child is left
