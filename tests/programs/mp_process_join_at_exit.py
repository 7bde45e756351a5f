# Children that nobody joined are waited for at the end of main.
import multiprocessing, time

def work():
    time.sleep(0.1)
    print('child ends')

if __name__ == '__main__':
    multiprocessing.Process(target=work).start()
    print('main ends', flush=True)
