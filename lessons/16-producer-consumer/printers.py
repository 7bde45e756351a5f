from multiprocessing import Condition, Process, Value

USERS = 3                                     #: knob 1..8
PRINTERS = 1                                  #: knob 1..4


def use(free, changed, printed):
    with changed:
        while free.value == 0:
            changed.wait()                    #: mark wait
        free.value -= 1                       #: mark take
    with changed:
        printed.value += 1
        free.value += 1                       #: mark give
        changed.notify()                      #: mark notify


if __name__ == "__main__":
    free = Value("i", PRINTERS)
    printed = Value("i", 0)
    changed = Condition()
    users = [Process(target=use, args=(free, changed, printed)) for _ in range(USERS)]
    for u in users:
        u.start()
    for u in users:
        u.join()
    print("printed:", printed.value)
