#: fails right
from multiprocessing import Lock, Process, Queue

PARCELS = 2  #: knob 1..4
PACKERS = 1  #: knob 1..2
WEIGHT = 5  #: knob 1..90


#: edit
def pack(belt, packer, parcels):
    label = []
    for n in range(parcels):
        label.extend([packer, n, WEIGHT + n])
        belt.put(label)
        while not belt.empty():
            pass
        label.clear()
#: end


if __name__ == "__main__":
    belt = Queue()
    packers = [Process(target=pack, args=(belt, p, PARCELS)) for p in range(PACKERS)]
    for p in packers:
        p.start()
    labels = [list(belt.get()) for _ in range(PACKERS * PARCELS)]
    for p in packers:
        p.join()
    print("labels", *sorted(labels))
