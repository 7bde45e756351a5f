import multiprocessing as mp

setting = 'as written'


def child(q, word):
    q.put((word, setting, __name__, mp.current_process().name, mp.parent_process().name, mp.get_start_method()))


if __name__ == '__main__':
    setting = 'changed by main'
    mp.set_start_method('spawn')
    q = mp.Queue()
    p = mp.Process(target=child, args=(q, 'hello'))
    p.start()
    print(q.get())
    p.join()
    print(p.exitcode, p.name, p.daemon)
