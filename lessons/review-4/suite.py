from multiprocessing import Manager, Process, Value


def give(rooms, given, guest):
    if "suite" not in rooms:                 #: mark look
        rooms["suite"] = guest               #: mark book
        with given.get_lock():
            given.value += 1                 #: mark count


if __name__ == "__main__":
    given = Value("i", 0)
    with Manager() as manager:
        rooms = manager.dict()
        desks = [Process(target=give, args=(rooms, given, guest))
                 for guest in ("ann", "bob")]
        for d in desks:
            d.start()
        for d in desks:
            d.join()
        print("the suite is for", rooms["suite"])
    print("keys given:", given.value)
