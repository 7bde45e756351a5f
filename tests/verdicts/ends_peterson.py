# verdict ends
# ends 2
# differs turn ends as 0 or 1
# It keeps them out; who was polite last is what differs.
from multiprocessing import Process, Value, Array
def work(me, flag, turn, n):
    flag[me] = 1
    turn.value = 1 - me
    while flag[1 - me] and turn.value == 1 - me:
        pass
    n.value += 1
    flag[me] = 0
if __name__ == "__main__":
    flag, turn, n = Array("i", 2), Value("i", 0), Value("i", 0)
    ps = [Process(target=work, args=(i, flag, turn, n)) for i in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(n.value)
