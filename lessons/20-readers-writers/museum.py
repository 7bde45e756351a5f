from multiprocessing import Process, Semaphore, Value

SEATS = 2                                     #: knob 2..4
CLEANERS = 2                                  #: knob 1..3


def visit(seats, wet, seen):
    with seats:                               #: mark visit
        seen.value = wet.value                #: mark look


def clean(seats, wet):
    for _ in range(SEATS):
        seats.acquire()                       #: mark take
    wet.value = 1                             #: mark clean
    wet.value = 0                             #: mark dry
    for _ in range(SEATS):
        seats.release()                       #: mark give


if __name__ == "__main__":
    seats = Semaphore(SEATS)
    wet, seen = Value("i", 0), Value("i", 0)
    people = [Process(target=clean, args=(seats, wet), name=f"cleaner-{n + 1}") for n in range(CLEANERS)]
    people.append(Process(target=visit, args=(seats, wet, seen), name="visitor"))
    for p in people:
        p.start()
    for p in people:
        p.join()
    print("saw a wet floor:", seen.value)
