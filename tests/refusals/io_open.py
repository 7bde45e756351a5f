# refused: 3:8: io.open is not in mplab
import io
text = io.open("x").read()
