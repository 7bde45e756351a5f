# verdict ends
# ends 3
# differs main prints b'', b'ab' or b'a'
# caveat pattern
from multiprocessing import Process, Array
def fill(a): a.value = b"ab"
if __name__ == "__main__":
    a = Array("c", 2, lock=False)
    p = Process(target=fill, args=(a,))
    p.start()
    print(a.value)
    p.join()
