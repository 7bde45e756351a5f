from multiprocessing import Pool
import pickle
if __name__ == '__main__':
    for kw in (dict(processes=0), dict(processes=-1), dict(processes=1, initializer=3),
               dict(processes=1, maxtasksperchild=0), dict(processes=1, maxtasksperchild=1.5), dict(processes='2')):
        try:
            Pool(**kw)
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)
    with Pool(1) as p:
        try:
            pickle.dumps(p)
        except NotImplementedError as e:
            print(e)
        try:
            p.map(abs, 5)
        except TypeError as e:
            print(e)
        try:
            p.map(5, [1])
        except TypeError as e:
            print(e)
