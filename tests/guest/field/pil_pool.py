# needs: PIL
import io
from concurrent.futures import ProcessPoolExecutor
from PIL import Image

def shrink(data):
    image = Image.open(io.BytesIO(data)).resize((4, 4))
    return image.getpixel((1, 1)), image.size

if __name__ == '__main__':
    pictures = []
    for c in ((255, 0, 0), (0, 255, 0), (1, 2, 3)):
        out = io.BytesIO()
        Image.new('RGB', (64, 64), c).save(out, 'PNG')
        pictures.append(out.getvalue())
    with ProcessPoolExecutor(2) as executor:
        print(list(executor.map(shrink, pictures)))
