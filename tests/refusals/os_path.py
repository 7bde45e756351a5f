# refused: 2:8: the module os.path is not in mplab
import os.path
