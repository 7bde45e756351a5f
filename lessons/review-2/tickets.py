from multiprocessing import Lock, Process, Value

TICKETS = 2                                  #: knob 2..9


def sell(left):
    lock = Lock()                            #: mark lock
    with lock:
        left.value -= 1                      #: mark sell


if __name__ == "__main__":
    left = Value("i", TICKETS)
    sellers = [Process(target=sell, args=(left,)) for _ in range(2)]
    for s in sellers:
        s.start()
    for s in sellers:
        s.join()
    print("left:", left.value)
