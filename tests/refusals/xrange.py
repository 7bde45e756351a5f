# refused: 2:10: xrange is not in Python 3
for i in xrange(3): pass
