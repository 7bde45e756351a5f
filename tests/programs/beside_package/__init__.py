from beside_package.tools import triple
NAME = 'beside_package'
