from multiprocessing import Process, Pipe, Event
from multiprocessing.connection import wait


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def child(w, n, go):
    go.wait()
    w.send(n)
    w.close()


if __name__ == '__main__':
    readers, go = [], Event()
    for i in range(4):
        r, w = Pipe(False)
        readers.append(r)
        Process(target=child, args=(w, i, go)).start()
        w.close()
    print(wait(readers, 0), wait(readers, timeout=0.02))
    go.set()
    got = []
    while readers:
        for r in wait(readers):
            try:
                got.append(r.recv())
            except EOFError:
                readers.remove(r)
    print(sorted(got))
    a, b = Pipe()
    a.send(1)
    print(wait([b]) == [b], wait([a, b]) == [b], wait([], 0), wait((x for x in [b])) == [b])
    a.close()
    show(lambda: wait([a], 0))
    show(lambda: wait(['x'], 0))
    show(lambda: wait(5))
    show(lambda: wait([b], 'x'))
