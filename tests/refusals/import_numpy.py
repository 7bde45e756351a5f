# refused: 2:8: the module numpy is not in mplab
import numpy as np
