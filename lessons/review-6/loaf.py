from multiprocessing import Condition, Process, Value


def buy(shelf, changed):
    with changed:
        if shelf.value == 0:                 #: mark look
            changed.wait()                   #: mark sleep
        shelf.value -= 1                     #: mark take


def bake(shelf, changed):
    with changed:
        shelf.value += 2                     #: mark bake
        changed.notify()                     #: mark tell


if __name__ == "__main__":
    shelf, changed = Value("i", 0), Condition()
    people = [Process(target=f, args=(shelf, changed)) for f in (buy, buy, bake)]
    for p in people:
        p.start()
    for p in people:
        p.join()
    print("left:", shelf.value)
