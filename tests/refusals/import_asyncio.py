# refused: 2:8: the module asyncio is not in mplab
import asyncio
