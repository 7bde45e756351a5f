from multiprocessing import Process, Pipe, Lock

N, EACH = 4, 50


def writer(n, w, lock):
    for i in range(EACH):
        with lock:
            w.send((n, i))


if __name__ == '__main__':
    r, w = Pipe(False)
    lock = Lock()
    ps = [Process(target=writer, args=(n, w, lock)) for n in range(N)]
    for p in ps:
        p.start()
    w.close()
    seen = {n: [] for n in range(N)}
    while True:
        try:
            n, i = r.recv()
        except EOFError:
            break
        seen[n].append(i)
    print(all(seen[n] == list(range(EACH)) for n in range(N)))
    for p in ps:
        p.join()
