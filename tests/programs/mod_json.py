import json
from collections import OrderedDict
data = {'name': 'Al "q" \\ \n\t', 'n': [1, 2.5, -3e10, 1e-7, True, False, None], 'é': '数', 'emoji': '😀',
        'empty': [{}, [], ''], 5: 'five', None: 1, True: 2, 1.5: 3, 'deep': {'a': {'b': [1, [2, [3]]]}}}
print(json.dumps(data))
print(json.dumps(data, ensure_ascii=False, separators=(',', ':')))
print(json.dumps(data, indent=2))
print(json.dumps({'b': 1, 'a': [1, {'z': 1, 'y': 2}]}, sort_keys=True, indent=4), json.dumps([], indent=2),
      json.dumps({}, indent=2), json.dumps((1, 2)), json.dumps('x\x00\x7f/'))
print(json.loads(json.dumps(data)) == json.loads(json.dumps(data, indent=1)))
print(json.loads(' [1, 2.0, -0, 1E5, "a\\u00e9\\ud83d\\ude00\\n", true, null, {"k": [ ] , "l" : { } }] '),
      json.loads('NaN'), json.loads('-Infinity'), json.loads(b'{"a": 1}'), json.loads('12345678901234567890123'))
for bad in ['', '{', '[1,', '[1 2]', '{"a" 1}', '{a: 1}', '{"a": 1,}', '[1,]', '"abc', '"a\nb"', '"\\x"', 'nul', '1 2',
            '{"a": }', '"\\u12"', "{'a': 1}", '[1\n,\n2\n3]']:
    try: print(json.loads(bad))
    except json.JSONDecodeError as e: print(repr(bad), e, e.lineno, e.colno, e.pos)
class P:
    def __init__(self): self.x = 1
for bad in [{1, 2}, P(), {(1, 2): 3}, b'x', object]:
    try: print(json.dumps(bad))
    except TypeError as e: print(e)
print(json.dumps({'p': P(), 's': {3}}, default=lambda o: o.__dict__ if hasattr(o, '__dict__') else list(o)))
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        return super().default(o)
print(json.dumps({'s': {3, 1, 2}}, cls=Enc), json.dumps(float('inf')), json.dumps([1.0, 1e100, 123456789.123]))
a = []; a.append(a)
try: json.dumps(a)
except ValueError as e: print(e)
print(json.loads('{"a": 1, "b": 2}', object_pairs_hook=OrderedDict),
      json.loads('{"a": {"b": 1}}', object_hook=lambda d: tuple(d.items())), json.loads('[1.5]', parse_float=str))
try: json.loads(5)
except TypeError as e: print(e)
