from multiprocessing import Condition, Process, Value


def row(boats, changed):
    with changed:
        if boats.value == 0:                 #: mark look
            changed.wait()                   #: mark sleep
        boats.value -= 1                     #: mark take


def bring(boats, changed):
    with changed:
        boats.value += 2                     #: mark bring
        changed.notify()                     #: mark tell


if __name__ == "__main__":
    boats, changed = Value("i", 0), Condition()
    people = [Process(target=f, args=(boats, changed)) for f in (row, row, bring)]
    for p in people:
        p.start()
    for p in people:
        p.join()
    print("boats left:", boats.value)
