from multiprocessing import Pool
import time, sys
def fact(n): 
    r = 1
    for i in range(2, n + 1): r *= i
    return r
if __name__ == '__main__':
    with Pool() as p:
        print(p.map(fact, [5, 20, 30]), len(str(fact(300))))
