from multiprocessing import Lock, Pipe, Process, Queue, Value

from orchard import pack

APPLES = 3  #: knob 1..9
CRATE = 70000  #: knob 1..100000


#: edit
def pick(near, far, trees, gates, picked, cart):
    low, high = sorted((near, far))
    with gates[low], gates[high]:
        trees[near].value -= APPLES
        trees[far].value -= APPLES
        picked.value += 2 * APPLES
    cart.put(len(pack(CRATE)))


def weigh(scale, lever, weight):
    total = 0
    try:
        while True:
            total += scale.recv()
    except EOFError:
        weight.value = total


def harvest(trees, picked, weight):
    cart, gates = Queue(), [Lock(), Lock()]
    pickers = [Process(target=pick, args=(n, 1 - n, trees, gates, picked, cart)) for n in range(2)]
    for p in pickers:
        p.start()
    for p in pickers:
        p.join()
    scale, lever = Pipe(duplex=False)
    for _ in pickers:
        lever.send(cart.get())
    lever.close()
    weigher = Process(target=weigh, args=(scale, None, weight))
    weigher.start()
    weigher.join()
#: end


if __name__ == "__main__":
    trees, picked, weight = [Value("i", 20), Value("i", 20)], Value("i", 0), Value("i", 0)
    harvest(trees, picked, weight)
    print("picked:", picked.value, "left:", trees[0].value + trees[1].value, "weight:", weight.value)
