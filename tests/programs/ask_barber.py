import multiprocessing as mp

CHAIRS = 2

def barber(waiting, ready, done, served, n):
    for _ in range(n):
        waiting.acquire()
        ready.release()
        with served.get_lock():
            served.value += 1
        done.release()

def customer(waiting, ready, done):
    waiting.release()
    ready.acquire()
    done.acquire()

if __name__ == '__main__':
    waiting, ready, done = mp.Semaphore(0), mp.Semaphore(0), mp.Semaphore(0)
    served = mp.Value('i', 0)
    n = 5
    b = mp.Process(target=barber, args=(waiting, ready, done, served, n))
    b.start()
    cs = [mp.Process(target=customer, args=(waiting, ready, done)) for _ in range(n)]
    for c in cs: c.start()
    for c in cs: c.join()
    b.join()
    print('served', served.value)
