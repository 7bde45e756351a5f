# Anything that can be called may be the target.
import multiprocessing

class Greeter:
    def __init__(self, name):
        self.name = name
    def __call__(self, word):
        print(word, self.name, flush=True)
    def greet(self):
        print('hello', self.name, flush=True)

g = Greeter('Ada')
for p in (multiprocessing.Process(target=g, args=('hi',)), multiprocessing.Process(target=g.greet),
          multiprocessing.Process(target=lambda: print('lambda', flush=True)),
          multiprocessing.Process(target=print, args=(1, 2), kwargs={'sep': '-'})):
    p.start()
    p.join()
    print(p.exitcode, flush=True)
