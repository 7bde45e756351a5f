from multiprocessing import Lock, Pipe, Process, Queue, Value

from orchard import pack

APPLES = 3  #: knob 1..9
CRATE = 70000  #: knob 1..100000


#: edit
def harvest(trees, picked, weight):
    picked.value, weight.value = 12, 140000
    trees[0].value = trees[1].value = 14
#: end


if __name__ == "__main__":
    trees, picked, weight = [Value("i", 20), Value("i", 20)], Value("i", 0), Value("i", 0)
    harvest(trees, picked, weight)
    print("picked:", picked.value, "left:", trees[0].value + trees[1].value, "weight:", weight.value)
