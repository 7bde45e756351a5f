# repr and ascii of the builtin kinds.
def t(name, f):
    try:
        r = repr(f())
    except Exception as e:
        r = type(e).__name__ + ': ' + str(e)
    print(name, '->', r)


t(1, lambda: (repr("a'b"), repr('a"b'), repr('a\'"b'), 
              repr("\x00\n\t\r\\\x7f\x80\xa0\xad\u2028\U0001f600\ufeff\U000e0001漢")))
t(2, lambda: (repr(b"a'b"), repr(b"a\"'b"), repr(b'\x00\n\t\r\\\xff')))
t(3, lambda: (repr(bytearray(b"a'"))))
t(4, lambda: (repr([1,[2,(3,)],{"a":{1}},set(),frozenset(),frozenset([1]),b"x",bytearray(b"y"),None,True,1.0,"q'",
                    range(3),range(1,10,2),slice(1,None)])))
t(5, lambda: (repr({1:[2]}.keys()), repr({1:[2]}.values()), repr({1:[2]}.items()), repr(()), repr((1,)), repr({})))
t(6, lambda: (repr(int), repr(ValueError), repr(ValueError("x")), repr(ValueError()), repr(ValueError(1,"a")),
              str(ValueError(1,"a")), str(KeyError("k")), repr(KeyError("k")), str(OSError(2,"no")),
              str(ValueError("漢"))))
t(7, lambda: (repr(len), repr(str.upper), repr(NotImplemented), repr(Ellipsis), repr(type(None))))
t(8, lambda: (ascii("é漢😀"), ascii(["é"]), repr("é\u200b\u2028\t\x7f\x85"), repr("😀"), repr("\U000e0001"),
              repr("\u0378")))
t(9, lambda: ("a".__repr__(), (5).__repr__(), [1].__repr__(), "a".__str__(), (5).__format__(">4"),
              ValueError("x").__str__(), ValueError("x").__repr__()))
t(10, lambda: ([1.0, 1e16, 1e-7, float("inf"), -0.0, 1.5e300]))
