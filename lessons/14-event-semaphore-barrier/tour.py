from multiprocessing import Barrier, Process, Value

GUESTS = 4                               #: knob 1..9 explore 3
PARTY = 3                                #: knob 1..4 explore 2


def join_tour(tour, begun):
    tour.wait()                          #: mark wait
    with begun.get_lock():
        begun.value += 1                 #: mark begun


if __name__ == "__main__":
    tour, begun = Barrier(PARTY), Value("i", 0)  #: mark tour
    guests = [Process(target=join_tour, args=(tour, begun)) for _ in range(GUESTS)]
    for guest in guests:
        guest.start()
    for guest in guests:
        guest.join()
    print("on the tour:", begun.value)
