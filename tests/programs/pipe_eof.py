# EOF comes only when every copy of the other end is closed.
from multiprocessing import Process, Pipe


def child(conn):
    for i in range(3):
        conn.send(i)
    conn.close()


def reader(conn):
    got = []
    try:
        while True:
            got.append(conn.recv())
    except EOFError as e:
        print(got, repr(e), e.args)


if __name__ == '__main__':
    r, w = Pipe(False)
    p = Process(target=child, args=(w,))
    p.start()
    w.close()
    reader(r)
    p.join()
    print(r.poll(), r.closed, w.closed)
    try:
        r.recv()
    except EOFError:
        print('still at the end')
