# verdict ends
# ends 2
# caveat step
# A long slice goes by halves: what is torn is found, and that it is more steps in CPython is said.
from multiprocessing import Array, Process
def fill(a): a[::2] = [1] * 10
if __name__ == "__main__":
    a = Array("i", 20, lock=False)
    p = Process(target=fill, args=(a,))
    p.start()
    b = a[0:20:2]
    p.join()
    print("same", len(set(b)) == 1)
