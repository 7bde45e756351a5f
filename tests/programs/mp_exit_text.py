# sys.exit with a text: it goes to stderr, the code is 1.
import sys
print('before')
sys.exit('a last word')
