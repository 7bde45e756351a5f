import multiprocessing as mp


def worker(tasks, results):
    for n in iter(tasks.get, None):
        results.put((n, n * n))


if __name__ == '__main__':
    mp.set_start_method('spawn')
    tasks, results = mp.Queue(), mp.Queue()
    ps = [mp.Process(target=worker, args=(tasks, results)) for i in range(2)]
    for p in ps:
        p.start()
    for n in range(10):
        tasks.put(n)
    for p in ps:
        tasks.put(None)
    print(sorted(results.get() for n in range(10)))
    for p in ps:
        p.join()
