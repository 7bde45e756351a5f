from multiprocessing import Process, Pipe
from multiprocessing.connection import wait


def child(r):
    r.recv()


if __name__ == '__main__':
    pipes = [Pipe(False) for i in range(3)]
    ps = [Process(target=child, args=(r,)) for r, w in pipes]
    for p in ps:
        p.start()
    sentinels = {p.sentinel: i for i, p in enumerate(ps)}
    print(wait(sentinels, 0))
    for i in (1, 0, 2):
        pipes[i][1].send(1)
        ready = wait(list(sentinels))
        print([sentinels.pop(s) for s in ready])
    for p in ps:
        p.join()
    print(len(wait([p.sentinel for p in ps], 0)))
