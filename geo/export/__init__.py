"""Tables become files: the suffix says which kind, and the same tables give the same bytes."""

from geo.export.about import About, about
from geo.export.formats import FORMATS, Format, expect_few, format_of, write_layers
from geo.export.rows import DECIMALS, Layer, Layers

__all__ = ["DECIMALS", "FORMATS", "About", "Format", "Layer", "Layers", "about", "expect_few", "format_of", "write_layers"]
