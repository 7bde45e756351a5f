from multiprocessing import Manager, Process

CLERKS = 2                                    #: knob 1..4 explore 1
SALES = 500                                   #: knob 1..1000000 explore 2


def sell(till, me):
    sold = 0
    for _ in range(SALES):
        sold += 1                             #: mark count
        till[me] = sold                       #: switch each
    till[me] = sold                           #: mark report


if __name__ == "__main__":
    with Manager() as manager:                #: mark manager
        till = manager.dict()                 #: mark dict
        clerks = [Process(target=sell, args=(till, n), name=f"clerk-{n}") for n in range(CLERKS)]
        for c in clerks:
            c.start()
        for c in clerks:
            c.join()                          #: mark join
        print("sold:", sum(till.values()))    #: mark sum
