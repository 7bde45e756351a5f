from multiprocessing import Process, Pipe
import time


def late(conn, go):
    go.recv()
    conn.send('late')


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


if __name__ == '__main__':
    a, b = Pipe()
    here, there = Pipe()
    p = Process(target=late, args=(b, there))
    p.start()
    t = time.time()
    print(a.poll(), a.poll(0.05), time.time() - t >= 0.05, a.poll(-1))
    here.send(1)
    print(a.poll(None), a.poll(), a.recv())
    p.join()
    show(lambda: a.poll('x'))
    show(lambda: a.poll(timeout=0))
