import multiprocessing as mp

def foo(q):
    q.put([42, None, 'hello'])

if __name__ == '__main__':
    mp.set_start_method('forkserver')
    q = mp.Queue()
    p = mp.Process(target=foo, args=(q,))
    p.start()
    print(q.get())
    p.join()
    try:
        mp.set_start_method('fork')
    except RuntimeError as e:
        print(e)
    print(mp.get_start_method(), mp.get_all_start_methods())
