# Fields of a format that are taken from shared things: an item, a slice's item, an attribute.
from multiprocessing import Array, RawArray, Value

if __name__ == "__main__":
    a, raw, v = Array("i", [4, 5, 6]), RawArray("d", [1.5, 2.5]), Value("i", 9)
    print("{0[1]} {0[2]:>4} {1[0]:.2f} {2.value:03}".format(a, raw, v))
    print("{a[0]}{a[0]}{r[1]}".format(a=a, r=raw))
    print("{0[0][1]} {1[k][2]}".format([a], {"k": a}))
    for text in ("{0[3]}", "{0[x]}", "{0[-1]}", "{1[0]}", "{2[0]}", "{0.none}"):
        try:
            print(text.format(a, v, raw))
        except Exception as e:
            print(text, type(e).__name__)
