# verdict broken
# ends 2
# pattern lost update
# The smaller one over the larger one is stale; the larger one over the smaller one is what it should be.
from multiprocessing import Process, Value
def raise_to(most, n):
    most.value = max(most.value, n)
if __name__ == "__main__":
    most = Value("i", 0)
    ps = [Process(target=raise_to, args=(most, n)) for n in (3, 8)]
    for p in ps: p.start()
    for p in ps: p.join()
