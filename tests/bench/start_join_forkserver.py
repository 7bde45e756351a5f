# bench: start and join, forkserver | reach 10 | because a fork of the server and four messages to it and back, each of
#     which wakes a process that slept
import multiprocessing as mp
import time

N = 20


def child():
    pass


if __name__ == '__main__':
    ctx = mp.get_context('forkserver')
    for i in range(N + 1):
        if i == 1:  # the first one is slower: a server is started, pages are touched
            t = time.perf_counter()
        p = ctx.Process(target=child)
        p.start()
        p.join()
    print(N / (time.perf_counter() - t))
