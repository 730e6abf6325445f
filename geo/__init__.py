"""News articles in, a sourced, dated, claim-aware map of a territorial dispute out.

The rooms of the house, from the roof down: `geo.cli`, `geo.build` and `geo.corpus`, `geo.render` and `geo.export`,
`geo.layers` and `geo.curation`, `geo.events`, then `geo.packs`, `geo.articles`, `geo.gazetteer`, `geo.timex`, and below
them `geo.model`, `geo.lexicon`, `geo.files`, `geo.errors`. Import from the room; this door opens nothing by itself.
"""

__version__ = "0.1.0"
