from multiprocessing import Array, Lock, Process, Semaphore, Value

READERS = 2                                   #: knob 1..4 explore 2
ROUNDS = 2000                                 #: knob 1..100000000 explore 1


class Together:
    def __init__(self, room):
        self.room, self.door, self.inside = room, Lock(), Value("i", 0)

    def __enter__(self):
        with self.door:                       #: switch door
            self.inside.value += 1            #: mark count
            if self.inside.value == 1:        #: mark first
                self.room.acquire()           #: mark shut

    def __exit__(self, *error):
        with self.door:                       #: switch door
            self.inside.value -= 1            #: mark uncount
            if self.inside.value == 0:        #: mark last
                self.room.release()           #: mark open


def read(page, guard, halves, me):
    for _ in range(ROUNDS):
        with guard:                           #: switch lock
            if page[0] != page[1]:            #: mark look
                halves[me] += 1               #: mark half


def write(page, room):
    for edition in range(1, ROUNDS + 1):
        with room:                            #: mark write
            page[0] = edition                 #: mark top
            page[1] = edition                 #: mark bottom


if __name__ == "__main__":
    page, halves = Array("i", 2), Array("i", READERS)
    room = Semaphore(1)
    guard = Together(room)                    #: switch together -> guard = room
    people = [Process(target=read, args=(page, guard, halves, n), name=f"reader-{n + 1}") for n in range(READERS)]
    people.append(Process(target=write, args=(page, room), name="writer"))
    for p in people:
        p.start()
    for p in people:
        p.join()
    print("half pages seen:", sum(halves))
