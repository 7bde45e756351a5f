from multiprocessing import Process, Semaphore, Value

FRIENDS = 3                              #: knob 1..4
ASKED = 1                                #: knob 0..5


def come(there, standing):
    with standing.get_lock():
        standing.value += 1              #: mark stand
    there.release()                      #: mark tell


def shoot(there, standing, photo):
    for _ in range(ASKED):               #: mark times
        there.acquire()                  #: mark ask
    photo.value = standing.value         #: mark shoot


if __name__ == "__main__":
    there = Semaphore(0)                 #: mark there
    standing, photo = Value("i", 0), Value("i", 0)
    people = [Process(target=come, args=(there, standing)) for _ in range(FRIENDS)]
    people.append(Process(target=shoot, args=(there, standing, photo)))
    for p in people:
        p.start()
    for p in people:
        p.join()
    print("on the photo:", photo.value)
