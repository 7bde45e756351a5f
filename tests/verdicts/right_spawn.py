# verdict proved
import multiprocessing as mp
def add(v):
    with v.get_lock(): v.value += 1
if __name__ == "__main__":
    ctx = mp.get_context("spawn")
    v = ctx.Value("i", 0)
    ps = [ctx.Process(target=add, args=(v,)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(v.value)
