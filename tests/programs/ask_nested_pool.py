# Daemonic processes may not have children.
from multiprocessing import Pool

def inner(x):
    return x + 1

def outer(x):
    with Pool(2) as p:
        return p.map(inner, [x])

if __name__ == '__main__':
    with Pool(2) as p:
        try:
            print(p.map(outer, [1, 2]))
        except AssertionError as e:
            print('AssertionError:', e)
