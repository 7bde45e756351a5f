#: fails right
from multiprocessing import Lock, Pipe, Process, Queue, Value

from orchard import pack

APPLES = 3  #: knob 1..9
CRATE = 70000  #: knob 1..100000


#: edit
def pick(near, far, trees, gates, picked, cart):
    with gates[0]:
        with gates[1]:
            trees[near].value -= APPLES
            trees[far].value -= APPLES
    picked.value += 2 * APPLES
    cart.put(pack(CRATE))


def weigh(scale, lever, weight):
    lever.close()
    total = 0
    try:
        while True:
            total += scale.recv()
    except EOFError:
        weight.value = total


def harvest(trees, picked, weight):
    cart, gates = Queue(), [Lock(), Lock()]
    scale, lever = Pipe(duplex=False)
    weigher = Process(target=weigh, args=(scale, lever, weight))
    pickers = [
        Process(target=pick, args=(0, 1, trees, gates, picked, cart)),
        Process(target=pick, args=(1, 0, trees, gates, picked, cart)),
    ]
    for p in pickers + [weigher]:
        p.start()
    for _ in pickers:
        lever.send(len(cart.get()))
    for p in pickers:
        p.join()
    lever.close()
    weigher.join()
#: end


if __name__ == "__main__":
    trees, picked, weight = [Value("i", 20), Value("i", 20)], Value("i", 0), Value("i", 0)
    harvest(trees, picked, weight)
    print("picked:", picked.value, "left:", trees[0].value + trees[1].value, "weight:", weight.value)
