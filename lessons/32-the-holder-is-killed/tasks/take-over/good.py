from multiprocessing import Lock, Process, Value

COINS = 5  #: knob 1..99 explore 2


#: edit
def carry(till, safe, lock):
    for _ in range(COINS):
        with lock:
            till.value -= 1
            safe.value += 1


def close(clerk, till, safe, lock):
    clerk.join()
    if not lock.acquire(timeout=1):
        safe.value = COINS - till.value
    print("in the till:", till.value, "in the safe:", safe.value)
#: end


if __name__ == "__main__":
    till, safe = Value("i", COINS, lock=False), Value("i", 0, lock=False)
    lock = Lock()
    clerk = Process(target=carry, args=(till, safe, lock), name="clerk")
    clerk.start()
    close(clerk, till, safe, lock)
    print("coins:", till.value + safe.value)
