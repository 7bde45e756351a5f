# Whose child is it? A forkserver's children are not ours.
import multiprocessing as mp
import os


def child(conn):
    conn.send((os.getppid(), mp.parent_process().pid, mp.parent_process().is_alive()))


if __name__ == '__main__':
    for method in ('fork', 'spawn', 'forkserver'):
        ctx = mp.get_context(method)
        r, w = ctx.Pipe(False)
        p = ctx.Process(target=child, args=(w,))
        p.start()
        ppid, known, alive = r.recv()
        print(method, ppid == os.getpid(), known == os.getpid(), alive)
        if method == 'forkserver':
            try:
                os.waitpid(p.pid, 0)
            except ChildProcessError as e:
                print('not ours to wait for:', e)
        p.join()
        print(p.exitcode, p.is_alive())
