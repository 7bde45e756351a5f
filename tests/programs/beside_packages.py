# A package that lies beside the program: its modules by every form of import, and its functions and classes in other
# processes.
import beside_package
import beside_package.inner.deep
from beside_package import tools, NAME
from beside_package.inner.deep import (Point,
                                       add as plus)
from multiprocessing import Pool

if __name__ == '__main__':
    print(NAME, beside_package.triple(2), tools.deeper(4), plus(1, 2), beside_package.inner.deep.Point(5),
          tools.__name__, Point.__module__)
    with Pool(2) as p:
        print(p.map(tools.triple, [1, 2]), p.map(Point, [3]), p.starmap(beside_package.inner.deep.add, [(1, 2)]))
