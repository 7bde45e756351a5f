import multiprocessing
g = []
x = 1
def work(n):
    global x
    g.append(n); x += n
    return len(g) > 0, x > 1
if __name__ == '__main__':
    p = multiprocessing.Process(target=work, args=(5,)); p.start(); p.join()
    print(g, x)
    with multiprocessing.Pool(1) as pool: print(pool.map(work, [1, 2])[0])
    print(g, x)
