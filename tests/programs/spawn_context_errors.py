import multiprocessing as mp


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


if __name__ == '__main__':
    print(mp.get_start_method(allow_none=True), mp.get_all_start_methods())
    show(lambda: mp.set_start_method('nosuch'))
    show(lambda: mp.set_start_method('spawn'))
    show(lambda: mp.set_start_method('spawn'))
    show(lambda: mp.set_start_method('forkserver', force=True))
    print(mp.get_start_method())
    show(lambda: mp.get_context('nosuch'))
    ctx = mp.get_context('spawn')
    show(lambda: ctx.set_start_method('fork'))
    print(ctx.get_start_method(), type(ctx).__name__, type(mp.get_context()).__name__,
          mp.get_context('fork').get_start_method())
    for method in ('fork', 'spawn', 'forkserver'):
        p = mp.get_context(method).Process(target=print)
        print(type(p).__name__, type(p).__module__, p.name, isinstance(p, mp.Process),
              isinstance(p, mp.process.BaseProcess))
    show(lambda: mp.freeze_support())
    show(lambda: mp.set_executable('/usr/bin/python3'))
    show(lambda: mp.set_forkserver_preload(['os']))
    show(lambda: mp.get_start_method(allow_none=True))
