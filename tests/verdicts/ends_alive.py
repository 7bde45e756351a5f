# verdict ends
# differs main prints False or True
from multiprocessing import Process
def work(): pass
if __name__ == "__main__":
    p = Process(target=work)
    p.start()
    print(p.is_alive())
    p.join()
