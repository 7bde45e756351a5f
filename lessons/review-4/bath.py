from multiprocessing import Process, Semaphore, Value


def wash(room, visits):
    room.acquire()                           #: mark enter
    visits.value += 1                        #: mark visit
    room.release()                           #: mark leave


def porter(room):
    room.release()                           #: mark spare


if __name__ == "__main__":
    room, visits = Semaphore(1), Value("i", 0)
    people = [Process(target=wash, args=(room, visits)) for _ in range(2)]
    people.append(Process(target=porter, args=(room,)))
    for p in people:
        p.start()
    for p in people:
        p.join()
    print("visits:", visits.value)
