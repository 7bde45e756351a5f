from multiprocessing import get_context, parent_process

METHOD = "spawn"  #: knob fork|spawn
LOAVES = 3  #: knob 1..50

method = get_context(METHOD)


def sell(till, seller):
    assert parent_process() is not None, "main does not sell"
    assert (__name__ == "__main__") == (METHOD == "fork"), "a seller is started by METHOD"
    with till.get_lock():
        till.value += (LOAVES, 2)[seller]


#: edit
till = method.Value("i", 0)


def counter(seller):
    sell(till, seller)


sellers = [method.Process(target=counter, args=(n,)) for n in range(2)]
for s in sellers:
    s.start()
for s in sellers:
    s.join()
print("sold", till.value)
#: end
