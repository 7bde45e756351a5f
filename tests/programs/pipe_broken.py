from multiprocessing import Pipe


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e.errno, e)


r, w = Pipe(False)
r.close()
show(lambda: w.send(1))
show(lambda: w.send(1))
a, b = Pipe()
b.close()
show(lambda: a.send(1))
a, b = Pipe()
a.send('lost')
b.send('kept')
b.close()
print(a.recv())
show(lambda: a.recv())
try:
    a.recv()
except EOFError:
    print('EOF')
