# needs: pandas
from multiprocessing import Pool
import pandas as pd

def summary(item):
    name, part = item
    return name, int(part['value'].sum()), round(part['value'].mean(), 2)

if __name__ == '__main__':
    frame = pd.DataFrame({'key': list('abcabcabc'), 'value': range(9)})
    with Pool(2) as pool:
        for row in pool.map(summary, list(frame.groupby('key'))):
            print(*row)
