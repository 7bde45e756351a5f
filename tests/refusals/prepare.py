# refused: 4:5: __prepare__ is not in mplab
class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return {}
