# A server that is given the end to answer on, in the request itself.
from multiprocessing import Process, Queue, Pipe


def server(requests):
    while True:
        request = requests.get()
        if request is None:
            break
        number, answer = request
        answer.send(number * number)
        answer.close()


if __name__ == '__main__':
    q = Queue()
    p = Process(target=server, args=(q,))
    p.start()
    for i in range(5):
        here, there = Pipe(False)
        q.put((i, there))
        print(i, here.recv())
    q.put(None)
    p.join()
