from multiprocessing import Process, Pipe


def child(conn):
    while True:
        data = conn.recv()
        if data is None:
            break
        conn.send((len(data), data[:3], data[-3:]))


if __name__ == '__main__':
    a, b = Pipe()
    p = Process(target=child, args=(b,))
    p.start()
    for n in (10, 70000, 300000, 3000000):
        a.send(b'abc' + b'.' * n + b'xyz')
        print(a.recv())
    a.send(None)
    p.join()
