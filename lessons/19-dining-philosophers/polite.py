from multiprocessing import Lock, Process, Value

SEATS = 3                                    #: knob 2..5


def dine(left, right, plate):
    with left:                               #: mark left
        if right.acquire(timeout=1):         #: mark right
            plate.value = 1                  #: mark eat
            right.release()


if __name__ == "__main__":
    forks = [Lock() for _ in range(SEATS)]
    plates = [Value("i", 0) for _ in range(SEATS)]
    guests = [Process(target=dine, args=(forks[n], forks[n - 1], plates[n])) for n in range(SEATS)]
    for guest in guests:
        guest.start()
    for guest in guests:
        guest.join()
    print("have eaten:", sum(plate.value for plate in plates))
