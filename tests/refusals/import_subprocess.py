# refused: 2:8: the module subprocess is not in mplab
import subprocess
