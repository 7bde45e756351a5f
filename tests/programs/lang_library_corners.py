import string, textwrap, itertools, operator, random, copy, bisect, collections
print(textwrap.dedent('''
    hello
      world
''').strip(), textwrap.fill('a b c d e f', 5), textwrap.shorten('hello big world', 10))
print(list(itertools.chain.from_iterable([[1], [2, 3]])), list(itertools.combinations('abc', 2)),
      list(itertools.permutations([1, 2])), list(itertools.accumulate([1, 2, 3], operator.mul)),
      [(k, list(g)) for k, g in itertools.groupby('aabc')], list(itertools.zip_longest('ab', 'c', fillvalue='-')),
      list(itertools.takewhile(lambda x: x < 3, itertools.count())), list(itertools.islice(itertools.cycle('ab'), 5)),
      list(itertools.repeat(1, 2)), list(itertools.starmap(pow, [(2, 3)])), list(itertools.pairwise([1, 2, 3])),
      list(itertools.compress('abc', [1, 0, 1])), [list(t) for t in itertools.tee([1, 2])])
random.seed(42)
print(random.random(), random.randint(1, 100), random.choice('abc'), random.sample(range(100), 5),
      random.shuffle(l := list(range(5))), l, random.uniform(1, 2), random.gauss(0, 1), random.choices('ab', k=3),
      random.getrandbits(16), random.randrange(0, 100, 5))
rng = random.Random('text')
print(rng.random(), rng.randint(0, 10 ** 20), random.Random(1.5).random(), random.Random(b'x').random())
print(copy.deepcopy({'a': [1, {2}]}), bisect.bisect([1, 3, 5], 3), collections.Counter('abca').most_common(1),
      collections.Counter(a=1) + collections.Counter(a=2, b=1), collections.deque([1, 2, 3], 2),
      string.capwords('a bc'))
