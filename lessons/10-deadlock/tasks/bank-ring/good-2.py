from multiprocessing import Lock, Process, Value

from vault import move

ACCOUNTS = 3  #: knob 2..4
CLERKS = 3  #: knob 1..4
STRIDE = 1  #: knob 1..2
COINS = 10  #: knob 1..100


#: edit
def in_order(a, b):
    return (a, b) if a > b else (b, a)


def transfer(balances, locks, a, b):
    taken = [locks[n] for n in in_order(a, b)]
    for lock in taken:
        lock.acquire()
    try:
        move(balances, a, b)
    finally:
        for lock in taken:
            lock.release()
#: end


if __name__ == "__main__":
    balances = [Value("i", COINS) for _ in range(ACCOUNTS)]
    locks = [Lock() for _ in range(ACCOUNTS)]
    jobs = [(n * STRIDE % ACCOUNTS, (n * STRIDE + 1) % ACCOUNTS) for n in range(CLERKS)]
    clerks = [Process(target=transfer, args=(balances, locks, a, b)) for a, b in jobs]
    for c in clerks:
        c.start()
    for c in clerks:
        c.join()
    print(sum(b.value for b in balances), "coins")
