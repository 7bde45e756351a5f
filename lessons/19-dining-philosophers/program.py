from multiprocessing import Lock, Process, Semaphore, Value

SEATS = 5                                    #: knob 2..8 explore 3
ROOM = 4                                     #: knob 1..8 explore 2
MEALS = 20000                                #: knob 1..1000000 explore 1


def dine(left, right, forks, room, plate):
    first, second = sorted((left, right))    #: switch order -> first, second = left, right
    for _ in range(MEALS):
        with room:                           #: switch waiter
            with forks[first]:               #: mark first
                with forks[second]:          #: mark second
                    plate.value += 1         #: mark eat


if __name__ == "__main__":
    forks = [Lock() for _ in range(SEATS)]
    room = Semaphore(ROOM)                   #: mark room
    plates = [Value("i", 0) for _ in range(SEATS)]
    guests = [
        Process(target=dine, args=(n, (n + 1) % SEATS, forks, room, plates[n])) for n in range(SEATS)
    ]
    for guest in guests:
        guest.start()
    for guest in guests:
        guest.join()
    print("meals:", sum(plate.value for plate in plates))
