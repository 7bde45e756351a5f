from multiprocessing import Lock, Process, Value

STOCK = 10                                   #: knob 1..1000
CRATE = 5                                    #: knob 1..100


def deliver(stock, lock):
    with lock:                               #: mark deliver
        stock.value += CRATE                 #: mark added


def sell(stock, lock):
    with lock:
        stock.value -= 1                     #: mark sold


def stocktaking(stock, lock):
    counted = stock.value                    #: mark count
    with lock:
        stock.value = counted                #: mark correct


if __name__ == "__main__":
    stock = Value("i", STOCK)
    lock = Lock()
    people = [Process(target=f, args=(stock, lock)) for f in (deliver, sell, stocktaking)]
    for p in people:
        p.start()
    for p in people:
        p.join()
    print("in stock:", stock.value)
