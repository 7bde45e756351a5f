from multiprocessing import Manager, Process, Value


def book(seats, sitting, name):
    if "window" not in seats:                #: mark look
        seats["window"] = name               #: mark book
        with sitting.get_lock():
            sitting.value += 1               #: mark sit


if __name__ == "__main__":
    sitting = Value("i", 0)
    with Manager() as manager:
        seats = manager.dict()
        guests = [Process(target=book, args=(seats, sitting, name))
                  for name in ("ann", "bob")]
        for g in guests:
            g.start()
        for g in guests:
            g.join()
        print("booked by", seats["window"])
    print("at the window:", sitting.value)
