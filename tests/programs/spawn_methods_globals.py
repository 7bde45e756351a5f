# What a child sees of a global that main has changed, by start method.
import multiprocessing as mp

counter = 0


def child(conn):
    conn.send((counter, __name__))


if __name__ == '__main__':
    counter = 5
    for method in mp.get_all_start_methods():
        ctx = mp.get_context(method)
        r, w = ctx.Pipe(False)
        p = ctx.Process(target=child, args=(w,))
        p.start()
        print(method, r.recv(), type(p).__name__, p.name)
        p.join()
