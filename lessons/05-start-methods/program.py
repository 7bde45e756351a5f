import os
from multiprocessing import get_context

METHOD = "fork"                                 #: knob fork|spawn|forkserver
BAKERS = 2                                      #: knob 1..4 explore 1

print("process", os.getpid(), "reads this file as", __name__)  #: mark read
recipe = ["flour"]                              #: mark flour


def bake(found):
    found.value = len(recipe)                   #: mark found
    print("child of", os.getppid(), "bakes with", recipe)  #: mark bake


if __name__ == "__main__":                      #: switch guard -> if True:
    recipe.append("salt")                       #: mark salt
    method = get_context(METHOD)                #: mark method
    found = method.Value("i", 0)
    bakers = [method.Process(target=bake, args=(found,)) for _ in range(BAKERS)]
    for b in bakers:
        b.start()                               #: mark start
    for b in bakers:
        b.join()
    print("exit codes:", [b.exitcode for b in bakers])  #: mark codes
