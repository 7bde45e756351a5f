from multiprocessing import Process, Semaphore, Value

FRIENDS = 3                                  #: knob 2..5


def tell(mine, next_one, heard):
    mine.acquire()                           #: mark hear
    heard.value = 1                          #: mark note
    next_one.release()                       #: mark tell


if __name__ == "__main__":
    rings = [Semaphore(0) for _ in range(FRIENDS)]  #: mark rings
    heard = [Value("i", 0) for _ in range(FRIENDS)]
    friends = [
        Process(target=tell, args=(rings[n], rings[(n + 1) % FRIENDS], heard[n])) for n in range(FRIENDS)
    ]
    for friend in friends:
        friend.start()
    rings[0].release()                       #: switch begin
    for friend in friends:
        friend.join()
    print("have heard:", sum(h.value for h in heard))
