# verdict ends
# differs main prints -15 or 3
# caveat kill
import sys
from multiprocessing import Process, Value
def work(v):
    v.value = 1
    sys.exit(3)
if __name__ == "__main__":
    v = Value("i", 0)
    p = Process(target=work, args=(v,))
    p.start()
    p.terminate()
    p.join()
    print(p.exitcode)
