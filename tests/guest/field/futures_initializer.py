from concurrent.futures import ProcessPoolExecutor, as_completed

state = None

def begin(value):
    global state
    state = value

def use(x):
    return state * x

def fails(x):
    raise LookupError('no %d' % x)

if __name__ == '__main__':
    with ProcessPoolExecutor(2, initializer=begin, initargs=(7,)) as executor:
        futures = {executor.submit(use, x): x for x in range(4)}
        print(sorted((futures[f], f.result()) for f in as_completed(futures)))
        bad = executor.submit(fails, 3)
        print(repr(bad.exception()), bad.done(), bad.cancel())
