# verdict ends
# ends 2
# differs best ends as 3 or 7
from multiprocessing import Process, Value
def work(best, x):
    if x > best.value:
        best.value = x
if __name__ == "__main__":
    best = Value("i", 0)
    ps = [Process(target=work, args=(best, x)) for x in (3, 7)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(best.value)
