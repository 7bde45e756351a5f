# The known trap: a list inside a manager's dict is a copy.
from multiprocessing import Manager, Process
def worker(d, k):
    l = d[k]
    l.append(1)            # lost
    d[k + '2'] = d[k] + [2]   # kept
if __name__ == '__main__':
    with Manager() as m:
        d = m.dict(a=[], b=[])
        ps = [Process(target=worker, args=(d, k)) for k in 'ab']
        for p in ps: p.start(); p.join()
        print(dict(d))
        d['a'] = m.list([1])
        d['a'].append(5)
        print(list(d['a']), d.get('zz'), d.pop('b'), sorted(d.keys()))
        d.update({'x': 1}); d.setdefault('y', 2)
        print(len(d), 'x' in d, d.copy()['y'])
        try: d['nope']
        except KeyError as e: print('KeyError', e)
        for k in sorted(d.keys()): print(k)
