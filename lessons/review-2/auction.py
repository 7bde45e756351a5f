from multiprocessing import Process, Value

LOW = 5                                      #: knob 1..9
HIGH = 8                                     #: knob 1..9


def bid(best, offer):
    if offer > best.value:                   #: mark look
        with best.get_lock():
            best.value = offer               #: mark bid


if __name__ == "__main__":
    best = Value("i", 0)
    people = [Process(target=bid, args=(best, offer)) for offer in (LOW, HIGH)]
    for p in people:
        p.start()
    for p in people:
        p.join()
    print("sold for", best.value)
