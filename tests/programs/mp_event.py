# An Event: set, cleared, waited for.
import multiprocessing

def work(go, done):
    go.wait()
    print('went', flush=True)
    done.set()

go, done = multiprocessing.Event(), multiprocessing.Event()
print(go.is_set(), go.wait(0.01), go.wait(0))
p = multiprocessing.Process(target=work, args=(go, done))
p.start()
print('go', flush=True)
go.set()
print(done.wait(), done.is_set(), go.wait())
p.join()
done.clear()
print(done.is_set(), str(go).split()[0], str(go).split()[-1], str(done).split()[-1])
