import multiprocessing as mp


def child(conn):
    conn.send(mp.current_process().daemon)
    try:
        mp.Process(target=print).start()
    except AssertionError as e:
        conn.send(str(e))
    conn.recv()


if __name__ == '__main__':
    for method in ('spawn', 'forkserver'):
        ctx = mp.get_context(method)
        a, b = ctx.Pipe()
        p = ctx.Process(target=child, args=(b,), daemon=True)
        p.start()
        print(a.recv(), a.recv())
    print('main ends, its daemons with it')
