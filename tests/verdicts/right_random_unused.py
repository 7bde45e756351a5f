# verdict proved
import random
from multiprocessing import Process
def hello(): print("hello")
if __name__ == "__main__":
    p = Process(target=hello)
    p.start(); p.join()
