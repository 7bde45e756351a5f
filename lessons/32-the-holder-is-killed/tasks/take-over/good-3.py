from multiprocessing import Lock, Process, Value

COINS = 5  #: knob 1..99 explore 2


#: edit
def carry(till, safe, lock):
    for n in range(COINS):
        with lock:
            safe.value = n + 1
            till.value = COINS - safe.value


def close(clerk, till, safe, lock):
    clerk.join()
    if lock.acquire(block=False):
        lock.release()
    else:
        till.value = COINS - safe.value
    print("in the till:", till.value, "in the safe:", safe.value)
#: end


if __name__ == "__main__":
    till, safe = Value("i", COINS, lock=False), Value("i", 0, lock=False)
    lock = Lock()
    clerk = Process(target=carry, args=(till, safe, lock), name="clerk")
    clerk.start()
    close(clerk, till, safe, lock)
    print("coins:", till.value + safe.value)
