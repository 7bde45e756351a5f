import sys

print('runs')
if not hasattr(sys, 'ok'):
    raise ValueError('not yet')
x = 1
