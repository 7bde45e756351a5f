# verdict broken
# kind exception
# What the child is to run stands below the guard: it does not find it, and ends by an AttributeError before its run().
from multiprocessing import get_context

if __name__ == "__main__":
    def greet():
        print("never")

    p = get_context("spawn").Process(target=greet)
    p.start()
    p.join()
    print(p.exitcode)
