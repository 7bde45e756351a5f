# verdict proved
# What it stores is made of an outdated load, and would be the same of what stands there now: nothing is lost.
from multiprocessing import Process, Value
def note(bits):
    bits.value = bits.value | 1
def raise_to(most, n):
    most.value = max(most.value, n)
if __name__ == "__main__":
    bits, most = Value("i", 0), Value("i", 0)
    ps = [Process(target=note, args=(bits,)) for _ in range(2)]
    ps += [Process(target=raise_to, args=(most, 8)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(bits.value, most.value)
