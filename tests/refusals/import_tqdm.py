# refused: 2:6: the module tqdm is not in mplab
from tqdm import tqdm
