# verdict broken
# kind exception
import threading
n = 0
def up(x): return x + 1
def add():
    global n
    for _ in range(2): n = up(n)
if __name__ == "__main__":
    ts = [threading.Thread(target=add) for _ in range(2)]
    for t in ts: t.start()
    for t in ts: t.join()
    assert n == 4, n
