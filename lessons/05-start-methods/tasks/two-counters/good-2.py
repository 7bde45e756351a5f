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
def open_shop():
    tills = [method.Value("i", 0) for _ in range(2)]
    sellers = [method.Process(target=sell, args=pair) for pair in zip(tills, range(2))]
    for s in sellers:
        s.start()
    for s in sellers:
        s.join()
    return sum(till.value for till in tills)


if __name__ == "__main__":
    print("sold", open_shop())
#: end
