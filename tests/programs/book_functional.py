import collections, multiprocessing
from pprint import pprint
Scientist = collections.namedtuple('Scientist', ['name', 'field', 'born', 'nobel'])
scientists = (Scientist('Ada Lovelace', 'math', 1815, False), Scientist('Emmy Noether', 'math', 1882, False),
              Scientist('Marie Curie', 'physics', 1867, True), Scientist('Tu Youyou', 'chemistry', 1930, True),
              Scientist('Ada Yonath', 'chemistry', 1939, True), Scientist('Vera Rubin', 'astronomy', 1928, False))
def transform(x):
    return {'name': x.name, 'age': 2017 - x.born}
if __name__ == '__main__':
    pool = multiprocessing.Pool(processes=2, maxtasksperchild=1)
    result = pool.map(transform, scientists)
    pprint(tuple(result))
    by = collections.defaultdict(list)
    for s in scientists: by[s.field].append(s.name)
    pprint(dict(by))
    pprint(scientists[:2])
