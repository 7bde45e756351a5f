# Regular expressions: every kind of node, groups, flags, sub and split, errors.
import re
tests = [
    (r'\w+', 'the quick brown fox, jumps!'), (r'\d+', 'a1 b22 c333'), (r'[A-Z]\w*', 'Hello World from Py'),
    (r'(a+)(b*)', 'aabb ab b a'),
    (r'(?P<y>\d{4})-(?P<m>\d\d)', 'on 2024-05-17 and 1999-12-31'), (r'a.c', 'abc a\nc axc'), (r'^\s*#', '  # c'),
    (r'\bfoo\b', 'foo foobar barfoo foo.'),
    (r'(\w)\1', 'hello book noon'), (r'a{2,3}', 'a aa aaa aaaa'), (r'<.+?>', '<a><b>'), (r'<.+>', '<a><b>'),
    (r'(?i)python', 'Python PYTHON python'),
    (r'[^aeiou\s]+', 'programming language'), (r'(?:ab)+', 'ababab ab'), (r'x*', 'axxb'), (r'(?=.*\d)\w+', 'abc1 def'),
    (r'(?<=\$)\d+', '$45 46 $7'),
    (r'(?<!\$)\b\d+', '$45 46 $7'), (r'foo(?!bar)', 'foobar foobaz'), (r'\.', 'a.b.c'),
    (r'[\w.]+@[\w.]+\.\w+', 'me@x.org, you@y.co.uk'), (r'(a|b|c)+d', 'abcd cabd d'),
    (r'', 'ab'), (r'(x)?y', 'xy y'), (r'[]a]', 'a]'), (r'[a\-z]', 'a-z'), (r'\$\d+\.\d{2}', 'cost $3.50 or $12.00'),
    (r'(?s)a.b', 'a\nb'), (r'(?m)^\w', 'ab\ncd'),
    (r'(?m)\w$', 'ab\ncd\n'), (r'\w$', 'ab\ncd\n'), (r'\Aab\Z', 'ab'), (r'[0-9a-fA-F]{2}', 'ff:0A:zz'),
    (r'é+', 'cafééé'), (r'\w+', 'naïve café 数据 x'), (r'((a)|(b))+', 'abab'),
    (r'(a*)*', 'aab'), (r'(a*)+b', 'aab b'), (r'a{,2}b', 'aaab b'), (r'a{x', 'a{x'), (r'\x41\u0042', 'AB'),
    (r'[\d,]+', '1,234 and 5'), (r'(\()?x(?(1)\))', '(x) x (x'),
    (r'(?x) a  b # comment', 'ab'), (r'\s+', 'a  b\tc\n'), (r'[^\W\d]+', 'abc123def_'), (r'.*', 'abc\ndef'),
    (r'(?P<q>[\'"]).*?(?P=q)', 'say "hi" or \'yo\''),
]
for pattern, text in tests:
    p = re.compile(pattern)
    print(pattern, p.findall(text), [m.span() for m in p.finditer(text)], p.groups, dict(p.groupindex))
    m = p.search(text)
    print('   ', m, m and (m.groups(), m.groupdict(), m.lastindex, m.lastgroup, m.start(), m.end()), p.match(text),
          p.fullmatch(text))
print(re.sub(r'\s+', ' ', 'a   b \n c'), re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'),
      re.sub('a', 'b', 'aaaa', count=2), re.subn('a', 'b', 'banana'))
print(re.sub(r'\d+', lambda m: str(int(m.group()) * 2), 'a1 b22'), re.sub(r'(?P<n>\d)', r'<\g<n>>', 'a1b2'),
      re.sub('x*', '-', 'abxd'), re.sub(r'(a)|b', r'[\1]', 'ab'))
print(re.split(r'[,;]\s*', 'a, b;c,d'), re.split(r'(-)', 'a-b-c'), re.split(r'\W+', 'Words, words, words.'),
      re.split(r'x*', 'axbc'), re.split(r',', 'a,b,c', maxsplit=1))
print(re.escape('a.b*c[d] e'), re.findall('A', 'aAa', re.I), re.match(r'\w+', 'hi there').group(), re.IGNORECASE,
      re.I | re.M, re.compile('a', re.I), re.compile('x'))
m = re.match(r'(\w+) (?P<last>\w+)', 'Isaac Newton, physicist')
print(m[0], m[1], m['last'], m.group(1, 2), m.span('last'), m.expand(r'\2, \1'), m.string, m.re.pattern, m.pos,
      m.endpos, m.regs)
for bad in ['(', ')', '[', 'a**', '*a', '(?P<1>a)', r'\q', 'a{3,1}', '(?P<a>x)(?P<a>y)', r'\2', '(?P=x)', '[z-a]',
            '(?<=a*)b', 'x\\', '(?z)']:
    try: re.compile(bad); print('no error', bad)
    except re.error as e: print(repr(bad), e, e.pos)
try: m.group(5)
except IndexError as e: print(e)
try: re.findall('a', 5)
except TypeError as e: print(e)
try: re.findall('a', b'a')
except TypeError as e: print(e)
p = re.compile(r'(\d+)')
print(p.search('ab12cd34', 4), p.search('ab12', 0, 3), p.match('12', 1), p == re.compile(r'(\d+)'),
      p is re.compile(r'(\d+)'), type(p), type(m))
import pickle
print(pickle.loads(pickle.dumps(p)).findall('1 22'))
counts = {}
for w in re.findall(r"[a-z']+", "It's a test. A TEST of the re module, it's only a test!".lower()):
    counts[w] = counts.get(w, 0) + 1
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
