# verdict proved
import multiprocessing as mp
x = 1
def f(q): q.put(x)
if __name__ == "__main__":
    mp.set_start_method("spawn")
    x = 2
    q = mp.Queue()
    p = mp.Process(target=f, args=(q,)); p.start()
    print(q.get()); p.join()
