# Builtins that take no argument are given one.
import os

for call in (lambda: "a".upper(1), lambda: [].clear(1), lambda: {}.keys(1), lambda: os.getpid(1),
             lambda: (5).conjugate(1), lambda: b"x".lower(1), lambda: set().pop(1), lambda: "a".isdigit(1, 2)):
    try:
        print(call())
    except TypeError as e:
        print("TypeError")
