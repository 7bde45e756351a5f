# One set wakes all who wait.
import multiprocessing as mp


def waiter(e, ready, woken):
    ready.release()
    e.wait()
    with woken.get_lock():
        woken.value += 1


if __name__ == '__main__':
    e, ready, woken = mp.Event(), mp.Semaphore(0), mp.Value('i', 0)
    ps = [mp.Process(target=waiter, args=(e, ready, woken)) for i in range(4)]
    for p in ps:
        p.start()
    for p in ps:
        ready.acquire()
    print(woken.value)
    e.set()
    for p in ps:
        p.join()
    print(woken.value)
