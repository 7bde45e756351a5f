from multiprocessing import Process, Pipe


def node(i, r, w):
    token = r.recv()
    w.send(token + [i])


if __name__ == '__main__':
    n = 6
    pipes = [Pipe(False) for i in range(n + 1)]
    ps = [Process(target=node, args=(i, pipes[i][0], pipes[i + 1][1])) for i in range(n)]
    for p in ps:
        p.start()
    pipes[0][1].send([])
    print(pipes[n][0].recv())
    for p in ps:
        p.join()
