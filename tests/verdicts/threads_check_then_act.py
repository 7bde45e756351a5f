# verdict broken
# kind exception
# caveat threads
import threading
stock = {"pen": 1}
sold = []
def buy(who):
    if stock.get("pen") > 0:
        sold.append(who)
        stock["pen"] -= 1
ts = [threading.Thread(target=buy, args=(i,)) for i in range(2)]
for t in ts: t.start()
for t in ts: t.join()
assert len(sold) == 1, sold
