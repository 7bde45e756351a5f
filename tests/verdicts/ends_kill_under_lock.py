# verdict ends
# Who has the Value's lock can kill nobody inside it.
from multiprocessing import Process, Value
def f(v):
    for i in range(2): v.value = i
if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=f, args=(v,)); p.start()
    with v.get_lock(): p.terminate()
    p.join()
    print(v.value >= 0)
