# verdict ends
# ends 3
# differs balances[1] ends as 9, 10 or 11
from multiprocessing import Process, Array
def put(a, n): a[1] = n
if __name__ == "__main__":
    balances = Array("i", [5, 10, 7])
    ps = [Process(target=put, args=(balances, n)) for n in (9, 10, 11)]
    for p in ps: p.start()
    for p in ps: p.join()
