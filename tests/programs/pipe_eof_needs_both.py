# The parent has the writing end open too: what a child closes is not the last copy.
from multiprocessing import Process, Pipe


def child(w):
    w.send('last')
    w.close()


if __name__ == '__main__':
    r, w = Pipe(False)
    p = Process(target=child, args=(w,))
    p.start()
    p.join()
    print(r.recv(), r.poll(0.05))
    w.close()
    print(r.poll(0.05))
