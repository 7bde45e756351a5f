# refused: 2:8: the module socket is not in mplab
import socket
