# Contexts and start methods, as far as fork.
import multiprocessing

def attempt(f, *args):
    try:
        print('->', f(*args))
    except Exception as e:
        print(type(e).__name__, e)

print(multiprocessing.get_start_method(), multiprocessing.get_all_start_methods())
attempt(multiprocessing.set_start_method, 'fork')
attempt(multiprocessing.get_context, 'foo')
multiprocessing.set_start_method('fork', force=True)
ctx = multiprocessing.get_context('fork')
print(type(ctx).__name__, ctx.get_start_method(), ctx is multiprocessing.get_context())
p = ctx.Process(target=print, args=('from a context',))
print(p.name)
p.start()
p.join()
q = ctx.Queue()
q.put(1)
print(q.get(), ctx.cpu_count() == multiprocessing.cpu_count(), ctx.Value('i', 3).value)
attempt(ctx.set_start_method, 'fork')
