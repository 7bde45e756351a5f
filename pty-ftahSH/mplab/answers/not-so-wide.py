from multiprocessing import Lock, Process, Value

from workshop import work

WORKERS = 2  #: knob 1..3


#: edit
def job(total, lock):
    with lock:
        work()
        total.value += 1
#: end


if __name__ == "__main__":
    total, lock = Value("i", 0), Lock()
    people = [Process(target=job, args=(total, lock)) for _ in range(WORKERS)]
    for p in people:
        p.start()
    for p in people:
        p.join()
    print(f"{total.value} pieces")
