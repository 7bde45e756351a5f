"""Each worker writes its part, main puts them together."""
import json
import os
import tempfile
from multiprocessing import Process

def part(folder, n):
    with open(os.path.join(folder, 'part%d.json' % n), 'w') as f:
        json.dump({'n': n, 'squares': [i * i for i in range(n)]}, f)

if __name__ == '__main__':
    with tempfile.TemporaryDirectory() as folder:
        ps = [Process(target=part, args=(folder, n)) for n in range(4)]
        [p.start() for p in ps]
        [p.join() for p in ps]
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name)) as f:
                print(name, json.load(f))
