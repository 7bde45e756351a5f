import multiprocessing as mp


def worker(q, total):
    while True:
        n = q.get()
        with total.get_lock():
            total.value += n
        q.task_done()


if __name__ == '__main__':
    q, total = mp.JoinableQueue(), mp.Value('i', 0)
    for i in range(3):
        mp.Process(target=worker, args=(q, total), daemon=True).start()
    for n in range(100):
        q.put(n)
    q.join()
    print(total.value)
    for n in range(10):
        q.put(n)
    q.join()
    print(total.value)
