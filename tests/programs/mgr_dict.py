from multiprocessing import Manager
if __name__ == '__main__':
    with Manager() as m:
        d = m.dict({'a': 1}, b=2)
        d['c'] = 3
        d.update({'d': 4})
        d.update(e=5)
        print(d, len(d), d['a'], d.get('zz'), d.get('zz', 0), 'a' in d, 'zz' in d)
        print(d.keys(), d.values(), d.items())
        print(d.pop('a'), d.pop('a', None), d.setdefault('n', []), d.popitem())
        del d['b']
        print(d.copy(), type(d.copy()).__name__, dict(d), list(d), sorted(d.items()))
        for k in d:
            print(k, d[k])
        for k, v in d.items():
            print(k, v)
        for bad in (lambda: d['none'], lambda: d.pop('none'), lambda: d[[]]):
            try:
                bad()
            except (KeyError, TypeError) as e:
                print(type(e).__name__, e)
        d.clear()
        print(d, len(d), bool(d))
        print(repr(d).split(' at ')[0])
