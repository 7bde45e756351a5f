from multiprocessing import Lock, Process, Semaphore, Value

COINS = 200000                             #: knob 1..100000000 explore 1


def carry(till, safe, lock, begun):
    with lock:                             #: mark take
        begun.release()
        for _ in range(COINS):
            till.value -= 1                #: mark out
            safe.value += 1                #: mark in


if __name__ == "__main__":
    till, safe = Value("i", COINS, lock=False), Value("i", 0, lock=False)
    lock, begun = Lock(), Semaphore(0)
    clerk = Process(target=carry, args=(till, safe, lock, begun), name="clerk")
    clerk.start()
    begun.acquire()                        #: mark begun
    clerk.kill()                           #: mark kill
    clerk.join()
    got = lock.acquire(timeout=1)          #: switch timeout -> got = lock.acquire()
    print("lock:", got, "coins:", till.value + safe.value)   #: mark printed
