# What is given twice arrives once.
import multiprocessing as mp


def child(a, b, value, same):
    print(a is b, value is same)
    a.append(1)
    print(b)


if __name__ == '__main__':
    ctx = mp.get_context('spawn')
    things, value = [], ctx.Value('i', 0)
    p = ctx.Process(target=child, args=(things, things, value, value))
    p.start()
    p.join()
    print(things)
