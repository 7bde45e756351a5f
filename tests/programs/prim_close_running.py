import multiprocessing as mp


def f(r):
    r.recv()


if __name__ == '__main__':
    r, w = mp.Pipe(False)
    p = mp.Process(target=f, args=(r,))
    p.start()
    try:
        p.close()
    except ValueError as e:
        print(e)
    print(p.join(0), p.join(-1), p.join(0.01), p.exitcode)
    w.send(1)
    p.join()
    print(p.exitcode)
