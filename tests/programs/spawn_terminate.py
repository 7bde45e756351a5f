import multiprocessing as mp


def child(conn):
    conn.send('up')
    conn.recv()


if __name__ == '__main__':
    for method in ('spawn', 'forkserver'):
        ctx = mp.get_context(method)
        for how in ('terminate', 'kill'):
            a, b = ctx.Pipe()
            p = ctx.Process(target=child, args=(b,))
            p.start()
            b.close()
            print(a.recv(), p.is_alive(), p.join(0.01), p.exitcode)
            getattr(p, how)()
            p.join()
            print(method, how, p.exitcode, p.is_alive())
            try:
                a.recv()
            except EOFError:
                print('EOF')
            p.close()
            try:
                p.is_alive()
            except ValueError as e:
                print(e)
