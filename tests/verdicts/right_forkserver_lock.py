# verdict proved
import multiprocessing as mp
def f(v, l):
    with l: v.value += 1
if __name__ == "__main__":
    mp.set_start_method("forkserver")
    v, l = mp.Value("i", 0), mp.Lock()
    ps = [mp.Process(target=f, args=(v, l)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(v.value)
