# verdict not proved
# caveat random
import random
from multiprocessing import Process, Value
def work(v):
    if random.random() < 0.5: v.value += 1
if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=work, args=(v,))
    p.start(); p.join()
