# A Barrier: nobody goes on before all are there.
import multiprocessing

def work(barrier, before, after):
    with before.get_lock():
        before.value += 1
    i = barrier.wait()
    with after.get_lock():
        after.value += before.value * 10 + i

if __name__ == '__main__':
    n = 3
    barrier = multiprocessing.Barrier(n)
    before, after = multiprocessing.Value('i', 0), multiprocessing.Value('i', 0)
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    ps = [multiprocessing.Process(target=work, args=(barrier, before, after)) for i in range(n)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(before.value, after.value, barrier.n_waiting, barrier.broken)
