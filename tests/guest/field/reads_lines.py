# types: 3 4|10|x|7
import sys
from multiprocessing import Process, Queue

def parse(todo, done):
    for i, line in iter(todo.get, None):
        try:
            done.put((i, sum(map(int, line.split()))))
        except ValueError as e:
            done.put((i, str(e)))

if __name__ == '__main__':
    todo, done = Queue(), Queue()
    ps = [Process(target=parse, args=(todo, done)) for _ in range(2)]
    [p.start() for p in ps]
    lines = sys.stdin.read().splitlines()
    for item in enumerate(lines):
        todo.put(item)
    for _ in ps:
        todo.put(None)
    print(sorted(done.get() for _ in lines))
    [p.join() for p in ps]
