# types: Ada|3
from multiprocessing import Pool

def times(args):
    return args[0] * args[1]

if __name__ == '__main__':
    name = input('name? ')
    n = int(input('how often? '))
    with Pool(2) as pool:
        print(pool.map(times, [(name, i) for i in range(n)]))
    try:
        input('more? ')
    except EOFError:
        print('no more')
