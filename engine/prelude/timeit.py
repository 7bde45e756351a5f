# timeit: how long something takes. A statement must be a function: there is no text to be compiled.
import time

default_timer = time.perf_counter


class Timer:
    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        for what in (stmt, setup):
            if not callable(what) and what != 'pass':
                raise NotImplementedError('mplab: timeit takes functions, not text: write lambda: ...')
        self._stmt, self._setup, self.timer = stmt, setup, timer

    def timeit(self, number=1000000):
        if callable(self._setup):
            self._setup()
        start = self.timer()
        if callable(self._stmt):
            for _ in range(number):
                self._stmt()
        return self.timer() - start

    def repeat(self, repeat=5, number=1000000):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        number = 1
        while True:
            for times in (1, 2, 5):
                taken = self.timeit(number * times)
                if callback:
                    callback(number * times, taken)
                if taken >= 0.2:
                    return number * times, taken
            number *= 10


def timeit(stmt='pass', setup='pass', timer=default_timer, number=1000000, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=5, number=1000000, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
