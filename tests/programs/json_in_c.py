# Plain data to text and back, in every form; what is not plain, and what is wrong, at each place.
import json
cases = [1, -5, 0, 1.5, -0.0, 1e100, float('inf'), float('nan'), None, True, False, "a", "",
         'q"\\\n\t\r\f\b\x01\x7f/é€😀', [], {}, [[]], [{}], {"a": [1, 2, {"b": ()}]},
         {1: 2, 2.5: 3, None: 4, True: 5, "x": 6}, (1, 2), 10**30, [1, [2, [3]]], {"b": 1, "a": 2, "é": 3, "aa": 4}]
for c in cases:
    for kw in ({}, {"ensure_ascii": False}, {"indent": 2}, {"indent": "--"}, {"indent": 0}, {"separators": (",", ":")},
               {"sort_keys": True}, {"allow_nan": False}, {"indent": 1, "sort_keys": True}):
        try:
            t = json.dumps(c, **kw)
            print(repr(t), repr(json.loads(t)))
        except (TypeError, ValueError) as e:
            print(kw, type(e).__name__, e)
texts = ['', ' ', '1 2', '[1,]', '[1 2]', '{"a"}', '{"a":}', '{"a":1,}', '{1:2}', 'nul', 'nulll',
         '-', '01', '1.', '1e', '.5', '"abc', '"a\nb"', '"\\x"', '"\\u12"',
         '"\\ud83d\\ude00"',
         '"\\u00e9\\n\\/"', '[1, 2.5e3, -0, -0.0, 1E+2, true, false, null]',
         'NaN', '-Infinity', '[Infinity]', '{"a": 1, "a": 2}',
         ' \t\n[ ] ', '{ }',
         '123456789012345678901234567890', '0.1', '1e400', '[' * 50 + ']' * 50,
         '\ufeff1', '[1]x', '{"a":1}}', '"a" ', "'a'", '[1,\n2,\n x]']
for t in texts:
    try:
        print(repr(json.loads(t)))
    except ValueError as e:
        print(type(e).__name__, e)
class A: pass
class L(list): pass
class S(str): pass
for v in (A(), [A()], {A(): 1}, L([1]), S("s"), {S("k"): S("v")}, {(1, 2): 3}, {1, 2}, b"x"):
    try:
        print(json.dumps(v))
    except TypeError as e:
        print(e)
print(json.dumps([A()], default=lambda o: "A!"), json.dumps({(1, 2): 3, "a": 1}, skipkeys=True))
a = []
a.append(a)
try:
    json.dumps(a)
except ValueError as e:
    print(e)
print(json.loads(b'{"a": [1]}'), json.loads('[1.5]', parse_float=str),
      json.loads('{"a":1}', object_hook=lambda d: list(d)))
