# What programs ask of sys.
import sys

print(len(sys.argv), sys.platform, sys.maxsize, sys.version_info[:2], sys.version_info >= (3, 8),
      sys.version_info.major, sys.byteorder)
print(sys.stdout.write('written\n'), sys.stdout.encoding, sys.stdout.fileno(), sys.stderr.name, sys.stdout.isatty())
try:
    sys.stdout.write(5)
except TypeError as e:
    print(e)
try:
    1 / 0
except ZeroDivisionError:
    print(sys.exc_info()[0], sys.exc_info()[1])
print(sys.exc_info(), sys.getrecursionlimit(), 'sys' in sys.modules, sys.flags.optimize)
sys.stdout.writelines(['a', 'b\n'])
sys.exit(3)
