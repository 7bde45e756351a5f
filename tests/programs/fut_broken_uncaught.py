from concurrent.futures import ProcessPoolExecutor
import os
if __name__ == '__main__':
    with ProcessPoolExecutor(2) as ex:
        print(ex.submit(os._exit, 1).result())
