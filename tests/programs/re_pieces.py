# What findall, split and sub make of matches: empty ones, groups that took no part, counts, positions out of range.
import re

print(re.findall('', 'abc'), re.findall('x*', 'axxb'), re.findall('(a)|(b)', 'abc'))
print(re.findall('(a)?b', 'abb'))
print(re.split('', 'abc'), re.split(',', 'a,b,,c'), re.split(',', 'a,b,c', 1), re.split(',', ''))
print(re.split('x', 'é€x😀'))
print(re.split(',', 'a,b', -1), re.split('(,)|;', 'a,b;c'))
print(re.sub('', '-', 'abc'), re.sub('b*', '-', 'abbc'), re.subn('b', '', 'abcb'), re.subn('z', 'y', 'abc'))
print(re.sub('b', 'x', 'abcb', 1), re.sub('b', 'x', 'abcb', count=-1), re.subn('(b)', r'<\1>', 'abcb'))
print(re.sub('é', '€', 'aéé'), re.sub('.', lambda m: m.group().upper(), 'aß'))
p = re.compile('b+')
print(p.findall('abbab', 2), p.findall('abbab', -5, 99), p.findall('abbab', 0, -1))
print(p.search('abb', -3).span(), p.search('abb', 0, 10 ** 18).span(), p.match('abb', 1).pos)
for pattern in ('^a', 'a$', r'\bb', 'a|b', '(?i)B', '[^a]', '.', 'é', '(?:ab)+', 'a{2,}', 'a??b', '(?=b)', r'(a)\1'):
    text = 'aabb ab éAB\nab'
    print(pattern, re.findall(pattern, text), re.split(pattern, text), re.sub(pattern, '_', text))
for at in ((10 ** 30,), (0, -10 ** 30)):
    try:
        print(p.search('abb', *at))
    except OverflowError as e:
        print(e)
