from multiprocessing import Lock, Pipe, Process, Queue, Value

from orchard import pack

APPLES = 3  #: knob 1..9
CRATE = 70000  #: knob 1..100000


#: edit
def pick(near, far, trees, picked, cart):
    for n in (near, far):
        with trees[n].get_lock():
            trees[n].value -= APPLES
    with picked.get_lock():
        picked.value += 2 * APPLES
    cart.put(pack(CRATE))


def weigh(scale, weight):
    total = 0
    for _ in range(2):
        total += scale.recv()
    weight.value = total


def harvest(trees, picked, weight):
    cart = Queue()
    scale, lever = Pipe(duplex=False)
    weigher = Process(target=weigh, args=(scale, weight))
    pickers = [Process(target=pick, args=(n, 1 - n, trees, picked, cart)) for n in range(2)]
    for p in pickers + [weigher]:
        p.start()
    crates = [cart.get() for _ in pickers]
    for crate in crates:
        lever.send(len(crate))
    for p in pickers + [weigher]:
        p.join()
#: end


if __name__ == "__main__":
    trees, picked, weight = [Value("i", 20), Value("i", 20)], Value("i", 0), Value("i", 0)
    harvest(trees, picked, weight)
    print("picked:", picked.value, "left:", trees[0].value + trees[1].value, "weight:", weight.value)
