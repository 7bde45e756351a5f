from multiprocessing import Lock, Process, Semaphore, Value, current_process

PLACES = 1  #: knob 1..3
ITEMS = 2  #: knob 1..3
PAIRS = 1  #: knob 1..2


moves = Value("i", 0)


def move(count, by):
    assert current_process().name == ("baker" if by > 0 else "guest"), "bakers put, guests take"
    count.value += by
    moves.value += 1


#: edit
def after(sign, lock, tell, count, by):
    sign.acquire()
    with lock:
        move(count, by)
        tell.release()


def put(n, places, items, lock, count):
    for _ in range(n):
        after(places, lock, items, count, 1)


def take(n, places, items, lock, count):
    for _ in range(n):
        after(items, lock, places, count, -1)
#: end


if __name__ == "__main__":
    places, items, lock = Semaphore(PLACES), Semaphore(0), Lock()
    count = Value("i", 0)
    work = (places, items, lock, count)
    people = [Process(target=put, args=(ITEMS, *work), name="baker") for _ in range(PAIRS)]
    people += [Process(target=take, args=(ITEMS, *work), name="guest") for _ in range(PAIRS)]
    for p in people:
        p.start()
    for p in people:
        p.join()
    print(f"{count.value} left, {moves.value} moved")
