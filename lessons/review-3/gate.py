from multiprocessing import Event, Process, Value


def come(gate, inside):
    gate.wait()                              #: mark wait
    with inside.get_lock():
        inside.value += 1


if __name__ == "__main__":
    gate, inside = Event(), Value("i", 0)
    guests = [Process(target=come, args=(gate, inside)) for _ in range(2)]
    for g in guests:
        g.start()
    gate.set()                               #: mark open
    gate.clear()                             #: mark shut
    for g in guests:
        g.join()
    print("inside:", inside.value)
