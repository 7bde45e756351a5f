# Workers are copies of the parent as it was when the pool was made.
from multiprocessing import Pool
table = {'a': 1}
def look(k): return table.get(k)
def put(k):
    table[k] = 9
    return len(table)
if __name__ == '__main__':
    pool = Pool(1)
    table['b'] = 2
    print(pool.map(look, ['a', 'b']))
    print(pool.map(put, ['x', 'y']), table)
    pool.close()
    pool.join()
