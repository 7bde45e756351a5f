from multiprocessing import Pool, Process
def parent(x):
    try:
        Process(target=print).start()
    except AssertionError as e:
        return str(e)
def nested(x):
    try:
        Pool(1)
    except AssertionError as e:
        return str(e)
if __name__ == '__main__':
    with Pool(1) as pool:
        print(pool.map(parent, [1]))
        print(pool.map(nested, [1]))
