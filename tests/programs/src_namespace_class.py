# A custom class in a Namespace, changed by the workers of a pool.
import multiprocessing as mp
from multiprocessing import Manager
import beside_helper
class MyClass:
    def __init__(self):
        self.value = 0
    def increment(self):
        self.value += 1
def worker_func(shared_namespace):
    my_object = shared_namespace.my_object
    my_object.increment()
    beside_helper.bump()
    shared_namespace.my_object = my_object
if __name__ == '__main__':
    manager = Manager()
    shared_namespace = manager.Namespace()
    my_object = MyClass()
    shared_namespace.my_object = my_object
    with mp.Pool(processes=1) as pool:
        pool.map(worker_func, [shared_namespace]*4)
    my_object = shared_namespace.my_object
    print(my_object.value)
