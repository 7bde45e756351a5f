# verdict ends
# ends 3
# caveat pattern
from multiprocessing import Process, Value
def work(v): v.value = 1
if __name__ == "__main__":
    v = Value("i", 0, lock=False)
    p = Process(target=work, args=(v,))
    p.start()
    print("already" if v else "not yet")
    print(v)
    p.join()
