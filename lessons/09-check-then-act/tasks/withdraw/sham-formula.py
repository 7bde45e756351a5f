from multiprocessing import Lock, Process, Value

MONEY = 100  #: knob 1..1000
AMOUNT = 60  #: knob 1..1000
CARDS = 2  #: knob 1..3


#: edit
def withdraw(balance, lock, paid, amount):
    times = min(CARDS, MONEY // amount)
    with lock:
        balance.value = MONEY - times * amount
        paid.value = times * amount
#: end


if __name__ == "__main__":
    balance, paid, lock = Value("i", MONEY), Value("i", 0), Lock()
    cards = [Process(target=withdraw, args=(balance, lock, paid, AMOUNT)) for _ in range(CARDS)]
    for c in cards:
        c.start()
    for c in cards:
        c.join()
    print(f"left {balance.value}, paid {paid.value}")
