# verdict proved
import random
from multiprocessing import Process, Value
def work(v):
    random.seed(7)
    v.value = random.randint(1, 6)
if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=work, args=(v,))
    p.start(); p.join()
    print(v.value)
