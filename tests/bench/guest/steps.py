# One process and many steps: how many go through the gate a second.
from multiprocessing import Array

if __name__ == "__main__":
    a = Array("i", 1000)
    for i in range(1000):
        a[i] = i
