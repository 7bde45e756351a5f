# Relative imports in a package beside the program: one dot is the module's own package, two are the one around it.
import multiprocessing
from beside_package.inner import near
import beside_package.inner.near as again


def work(point):
    print(point, near.late(), near.NAME, near.deeper(5))


if __name__ == '__main__':
    print(near.P(3), near.late(), near is again, near.__name__)
    for method in 'fork', 'spawn':
        p = multiprocessing.get_context(method).Process(target=work, args=(near.P(7),))
        p.start()
        p.join()
