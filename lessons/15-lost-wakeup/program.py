from multiprocessing import Condition, Process, Semaphore, Value

BOOKS = 20000                            #: knob 1..1000000 explore 1


def read(desk, bell, free):
    for _ in range(BOOKS):
        with bell:                       #: switch early
            while not desk.value:        #: mark look
                with bell:               #: mark lock
                    bell.wait()          #: mark sleep
        desk.value = 0                   #: mark take
        free.release()


def lend(desk, bell, free):
    for _ in range(BOOKS):
        free.acquire()
        with bell:
            desk.value = 1               #: mark put
            bell.notify()                #: mark ring


if __name__ == "__main__":
    desk, bell, free = Value("i", 0), Condition(), Semaphore(1)
    both = [Process(target=f, args=(desk, bell, free)) for f in (read, lend)]
    for p in both:
        p.start()
    for p in both:
        p.join()
    print("all are read")
