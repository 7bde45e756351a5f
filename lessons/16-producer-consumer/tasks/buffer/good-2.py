from multiprocessing import Lock, Process, Semaphore, Value

PLACES = 1  #: knob 1..3
ITEMS = 2  #: knob 1..3
PAIRS = 1  #: knob 1..2


def move(count, moves, by):
    count.value += by
    moves.value += 1


#: edit
def after(sign, lock, tell, count, moves, by):
    sign.acquire()
    with lock:
        move(count, moves, by)
        tell.release()


def put(n, places, items, lock, count, moves):
    for _ in range(n):
        after(places, lock, items, count, moves, 1)


def take(n, places, items, lock, count, moves):
    for _ in range(n):
        after(items, lock, places, count, moves, -1)
#: end


if __name__ == "__main__":
    places, items, lock = Semaphore(PLACES), Semaphore(0), Lock()
    count, moves = Value("i", 0), Value("i", 0)
    people = [Process(target=f, args=(ITEMS, places, items, lock, count, moves)) for f in (put, take) * PAIRS]
    for p in people:
        p.start()
    for p in people:
        p.join()
    print(f"{count.value} left, {moves.value} moved")
