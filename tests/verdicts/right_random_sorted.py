# verdict proved
# What is drawn does not matter for how it ends.
import random
from multiprocessing import Process, Array
def work(a):
    mine = [3, 1, 2]
    random.shuffle(mine)
    a[:] = sorted(mine)
if __name__ == "__main__":
    a = Array("i", 3)
    p = Process(target=work, args=(a,))
    p.start(); p.join()
    print(a[:])
