from multiprocessing import Process, Pipe


def player(name, conn, rounds):
    for i in range(rounds):
        ball = conn.recv()
        conn.send(ball + 1)
    conn.close()


if __name__ == '__main__':
    a, b = Pipe()
    p = Process(target=player, args=('other', b, 100))
    p.start()
    ball = 0
    for i in range(100):
        a.send(ball)
        ball = a.recv() + 1
    p.join()
    print(ball)
