y = 2
print('two', y)
