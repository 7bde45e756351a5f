#: fails once
from multiprocessing import Lock, Process, Value

MONEY = 100  #: knob 1..1000
AMOUNT = 60  #: knob 1..1000
CARDS = 2  #: knob 1..3


#: edit
def withdraw(balance, lock, paid, amount):
    with lock:
        rich = balance.value >= amount
    if rich:
        with lock:
            balance.value -= amount
            paid.value += amount
#: end


if __name__ == "__main__":
    balance, paid, lock = Value("i", MONEY), Value("i", 0), Lock()
    cards = [Process(target=withdraw, args=(balance, lock, paid, AMOUNT)) for _ in range(CARDS)]
    for c in cards:
        c.start()
    for c in cards:
        c.join()
    print(f"left {balance.value}, paid {paid.value}")
