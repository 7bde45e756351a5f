from multiprocessing import Pool, Manager

def writer(args):
    q, n = args
    q.put((n, n ** 2))
    return n

if __name__ == '__main__':
    with Manager() as m:
        q = m.Queue()
        with Pool(3) as pool:
            print(sorted(pool.map(writer, [(q, i) for i in range(5)])))
        out = []
        while not q.empty():
            out.append(q.get())
        print(sorted(out))
