# A connection may be sent through a connection: it is open on the way.
from multiprocessing import Process, Pipe


def worker(conn):
    inner = conn.recv()
    inner.send('through the inner pipe')
    inner.close()
    conn.close()


if __name__ == '__main__':
    a, b = Pipe()
    p = Process(target=worker, args=(b,))
    p.start()
    b.close()
    r, w = Pipe(False)
    a.send(w)
    w.close()
    print(r.recv())
    p.join()
    try:
        r.recv()
    except EOFError:
        print('EOF')
    a.close()
