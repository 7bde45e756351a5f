# Two processes take turns by a Condition.
import multiprocessing

def player(c, turn, me, n):
    for i in range(n):
        with c:
            c.wait_for(lambda: turn.value % 2 == me)
            print(me, turn.value, flush=True)
            turn.value += 1
            c.notify_all()

if __name__ == '__main__':
    c = multiprocessing.Condition()
    turn = multiprocessing.Value('i', 0)
    ps = [multiprocessing.Process(target=player, args=(c, turn, me, 5)) for me in (0, 1)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(turn.value)
