# refused: 3:4: os.path.exists is not in mplab
from os import path
if path.exists("x"): pass
