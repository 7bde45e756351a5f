# verdict ends
# caveat threads 8
import threading
class Account:
    def __init__(self): self.balance = 10
def draw(a):
    if a.balance >= 10:
        a.balance -= 10
if __name__ == "__main__":
    a = Account()
    ts = [threading.Thread(target=draw, args=(a,)) for _ in range(2)]
    for t in ts: t.start()
    for t in ts: t.join()
    print(a.balance)
