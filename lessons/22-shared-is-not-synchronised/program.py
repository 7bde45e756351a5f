from multiprocessing import Lock, Manager, Process

CLERKS = 2                                    #: knob 1..4 explore 2
SALES = 2000                                  #: knob 1..1000000 explore 1


def sell(stock, lock):
    for _ in range(SALES):
        with lock:                            #: switch lock
            stock["sold"] += 1                #: mark add


def sign(stock):
    names = stock["names"]                    #: mark fetch
    names.append("eve")                       #: mark append
    stock["names"] = names                    #: switch back


if __name__ == "__main__":
    with Manager() as manager:
        stock, lock = manager.dict(sold=0, names=["adam"]), Lock()
        clerks = [Process(target=sell, args=(stock, lock)) for _ in range(CLERKS)]
        for c in clerks:
            c.start()
        for c in clerks:
            c.join()                          #: mark join
        sign(stock)                           #: mark sign
        print("sold:", stock["sold"])         #: mark sold
        print("signed:", *stock["names"])     #: mark names
