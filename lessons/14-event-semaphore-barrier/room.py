import time
from multiprocessing import Process, Semaphore, Value

GUESTS = 5                               #: knob 1..8 explore 3
PLACES = 2                               #: knob 1..8


def look(room, seen):
    room.acquire()                       #: mark enter
    time.sleep(1)                        #: mark look
    with seen.get_lock():
        seen.value += 1                  #: mark seen
    room.release()                       #: switch leave


if __name__ == "__main__":
    room, seen = Semaphore(PLACES), Value("i", 0)  #: mark room
    guests = [Process(target=look, args=(room, seen)) for _ in range(GUESTS)]
    for guest in guests:
        guest.start()
    for guest in guests:
        guest.join()
    print("seen by", seen.value)
