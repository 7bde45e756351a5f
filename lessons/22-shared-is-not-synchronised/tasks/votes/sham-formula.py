from multiprocessing import Lock, Manager, Process

CLERKS = 2  #: knob 1..2


#: edit
def vote(votes, lock, name):
    votes["yes"] = CLERKS
    votes["names"] = [f"clerk {n}" for n in range(CLERKS)]
#: end


if __name__ == "__main__":
    with Manager() as manager:
        votes, lock = manager.dict(yes=0, names=[]), Lock()
        clerks = [Process(target=vote, args=(votes, lock, f"clerk {n}")) for n in range(CLERKS)]
        for c in clerks:
            c.start()
        for c in clerks:
            c.join()
        print(f"{votes['yes']} votes, {len(votes['names'])} names")
