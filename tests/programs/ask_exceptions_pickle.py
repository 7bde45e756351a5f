from multiprocessing import Pool
class MyError(Exception):
    def __init__(self, code, msg='none'):
        super().__init__(code, msg); self.code, self.msg = code, msg
    def __str__(self): return f'[{self.code}] {self.msg}'
class Plain(ValueError): pass
def f(x):
    if x == 0: raise MyError(42, 'bad')
    if x == 1: raise Plain('plain')
    if x == 2: raise KeyError('k')
    if x == 3: return {}['nokey']
    if x == 4: assert x == 5, 'not five'
    return x
if __name__ == '__main__':
    with Pool(2) as p:
        for i in range(6):
            try: print(p.apply(f, (i,)))
            except Exception as e: print(type(e).__name__, e, e.args, type(e.__cause__).__name__)
