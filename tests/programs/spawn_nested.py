import multiprocessing as mp


def grandchild(q):
    q.put(('grandchild', mp.parent_process().name, mp.current_process().name, mp.get_start_method()))


def child(q):
    p = mp.Process(target=grandchild, args=(q,))
    p.start()
    p.join()
    q.put(('child', mp.parent_process().name, p.exitcode))


if __name__ == '__main__':
    for method in ('spawn', 'forkserver'):
        mp.set_start_method(method, force=True)
        q = mp.Queue()
        p = mp.Process(target=child, args=(q,))
        p.start()
        print(q.get())
        print(q.get())
        p.join()
