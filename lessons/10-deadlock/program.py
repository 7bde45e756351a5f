from multiprocessing import Lock, Process, Value

ACCOUNTS = 2                                     #: knob 2..5 explore 2
ROUNDS = 500000                                  #: knob 1..1000000 explore 1
MONEY = 100                                      #: knob 1..1000


def transfer(balances, locks, source, target):
    first, second = sorted((source, target))     #: switch order -> first, second = source, target
    for _ in range(ROUNDS):
        with locks[first]:                       #: mark first
            with locks[second]:                  #: switch second
                balances[source].value -= 1      #: mark take
                balances[target].value += 1      #: mark put


if __name__ == "__main__":
    balances = [Value("i", MONEY) for _ in range(ACCOUNTS)]
    locks = [Lock() for _ in range(ACCOUNTS)]
    routes = [(n, (n + 1) % ACCOUNTS) for n in range(ACCOUNTS)]
    clerks = [Process(target=transfer, args=(balances, locks, a, b), name=f"clerk-{a}{b}") for a, b in routes]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    print("money:", sum(b.value for b in balances))
