# os._exit closes them too; a connection kept by another child keeps the pipe open.
from multiprocessing import Process, Pipe
import os


def quick(w):
    os._exit(3)


def keeper(w, stay):
    stay.recv()


if __name__ == '__main__':
    r, w = Pipe(False)
    here, there = Pipe(False)
    a = Process(target=quick, args=(w,))
    b = Process(target=keeper, args=(w, here))
    b.start()
    a.start()
    w.close()
    a.join()
    print(a.exitcode, r.poll(0.05))
    there.send(1)
    b.join()
    print(r.poll(0.05), b.exitcode)
