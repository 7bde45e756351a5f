from multiprocessing import Pool
class Own(Exception):
    def __init__(self, a, b=2):
        super().__init__(a, b)
        self.a = a
def fail(x): raise Own(x, 3)
def nested(x):
    try:
        1 // 0
    except ZeroDivisionError as e:
        raise Own(x) from e
if __name__ == '__main__':
    with Pool(1) as pool:
        for f in (fail, nested):
            try:
                pool.apply(f, (1,))
            except Own as e:
                print(repr(e), e.a, type(e.__cause__).__name__)
