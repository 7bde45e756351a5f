# verdict not proved
# caveat id
from multiprocessing import Value
class Box: pass
if __name__ == "__main__":
    v = Value("i", 0)
    a = Box()
    v.value = id(a) // 16 % 7
