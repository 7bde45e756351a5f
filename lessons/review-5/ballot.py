from multiprocessing import Lock, Pool, Process, Value


def vote(votes, lock):
    with lock:
        votes.value += 1                     #: mark vote


if __name__ == "__main__":
    votes, lock = Value("i", 0), Lock()
    p = Process(target=vote, args=(votes, lock))  #: mark process
    p.start()
    p.join()
    with Pool(1) as pool:
        pool.apply(vote, (votes, lock))      #: mark pool
    print("votes:", votes.value)             #: mark print
