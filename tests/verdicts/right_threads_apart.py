# verdict proved
import threading
def work(out, i):
    mine = []
    for k in range(3): mine.append(k)
    out[i] = sum(mine)
if __name__ == "__main__":
    a, b = [0], [0]
    ts = [threading.Thread(target=work, args=(out, 0)) for out in (a, b)]
    for t in ts: t.start()
    for t in ts: t.join()
    print(a, b)
