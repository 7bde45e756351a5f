from multiprocessing import Lock, Process, Semaphore, Value

SEATS = 1                                         #: knob 1..9
CLERKS = 2                                        #: knob 1..4


def sell(seats, lock, sold):
    with lock:
        free = seats.value > 0                    #: mark look
    if free:
        with lock:
            seats.value -= 1                      #: mark sell
        sold.release()                            #: mark tell


if __name__ == "__main__":
    seats, lock, sold = Value("i", SEATS), Lock(), Semaphore(0)
    clerks = [Process(target=sell, args=(seats, lock, sold)) for _ in range(CLERKS)]
    for c in clerks:
        c.start()
    for _ in clerks:
        sold.acquire()                            #: mark hear
    print("seats left:", seats.value)             #: mark printed
    assert seats.value >= 0
