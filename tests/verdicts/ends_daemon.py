# verdict ends
# ends 3
from multiprocessing import Process
def f(): print("hello")
if __name__ == "__main__":
    p = Process(target=f, daemon=True); p.start()
