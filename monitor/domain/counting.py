"""Numbers of things, as people write them."""


def counted(number: int, thing: str, things: str = "") -> str:
    """``1 source``, ``2 sources``, ``1,200 stories``: the plural adds an s unless ``things`` says otherwise."""
    return f"{number:,} {thing if number == 1 else things or f'{thing}s'}"
