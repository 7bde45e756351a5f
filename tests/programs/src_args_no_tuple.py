# args=(arr) is no tuple: the array's elements become the arguments.
from multiprocessing import Process, Array
def test(a):
    for i in range(len(a)):
        a[i] = -a[i]
if __name__ == '__main__':
    arr = Array('i', range(10))
    p = Process(target=test, args=(arr))
    p.start()
    p.join()
    print(arr[:], p.exitcode)
