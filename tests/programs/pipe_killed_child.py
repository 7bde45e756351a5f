# Whoever dies closes what it had open.
from multiprocessing import Process, Pipe
import os


def child(w):
    w.send('alive')
    os.kill(os.getpid(), 9)


if __name__ == '__main__':
    r, w = Pipe(False)
    p = Process(target=child, args=(w,))
    p.start()
    w.close()
    print(r.recv())
    try:
        r.recv()
    except EOFError:
        print('EOF')
    p.join()
    print(p.exitcode)
