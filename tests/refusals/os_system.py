# refused: 3:1: os.system is not in mplab
import os
os.system("ls")
