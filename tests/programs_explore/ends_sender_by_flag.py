# finds ok turn=1
# orders 6
from multiprocessing import Pipe, Process, Value


def one(w, turn):
    w.send_bytes(b"x" * 9000)
    turn.value = 1


def two(w, turn):
    while turn.value == 0:
        pass
    w.send_bytes(b"y" * 9000)


if __name__ == "__main__":
    turn = Value("i", 0)
    r, w = Pipe(False)
    ps = [Process(target=one, args=(w, turn)), Process(target=two, args=(w, turn))]
    for p in ps:
        p.start()
    r.recv_bytes()
    r.recv_bytes()
    for p in ps:
        p.join()
