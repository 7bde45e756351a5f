import os
from multiprocessing import Value

if __name__ == "__main__":
    heard = Value("i", 0)
    pid = os.fork()                          #: mark first
    if pid == 0:
        os.fork()                            #: mark second
    with heard.get_lock():
        heard.value += 1                     #: mark hear
    try:
        while os.wait():
            pass
    except ChildProcessError:
        pass                                 # no child is left
