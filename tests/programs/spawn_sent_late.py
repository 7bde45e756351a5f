# Handles are inherited, not sent: also from a spawned child's side.
import multiprocessing as mp


def child(conn, lock):
    try:
        conn.send(lock)
    except RuntimeError as e:
        conn.send(str(e))


if __name__ == '__main__':
    ctx = mp.get_context('spawn')
    lock = ctx.Lock()
    r, w = ctx.Pipe(False)
    p = ctx.Process(target=child, args=(w, lock))
    p.start()
    print(r.recv())
    p.join()
