# A connection among the arguments is open in the child from its birth, and the parent's copy is another.
import multiprocessing as mp


def child(r, w):
    r.close()
    w.send('from the child')


if __name__ == '__main__':
    for method in ('spawn', 'forkserver'):
        ctx = mp.get_context(method)
        r, w = ctx.Pipe(False)
        p = ctx.Process(target=child, args=(r, w))
        p.start()
        w.close()
        print(r.recv())
        p.join()
        try:
            r.recv()
        except EOFError:
            print('EOF')
