from multiprocessing import Condition, Process, Value


def bring(parcels, bell):
    with bell:
        bell.notify()                    #: mark ring
    with parcels.get_lock():
        parcels.value += 1               #: mark put


def open_both(parcels, bell):
    with bell:
        while parcels.value < 2:         #: mark look
            bell.wait()                  #: mark sleep
    print("both are here")


if __name__ == "__main__":
    parcels, bell = Value("i", 0), Condition()
    people = [Process(target=f, args=(parcels, bell)) for f in (bring, bring, open_both)]
    for p in people:
        p.start()
    for p in people:
        p.join()
