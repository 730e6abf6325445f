"""Opens a GeoPackage as a person does in QGIS and prints as JSON what it shows; run by the Python that has `qgis.core`.

python3 qgis_reader.py FILE.gpkg PICTURE.png WIDTH HEIGHT [WEST SOUTH EAST NORTH [FIRST_DAY LAST_DAY]] -- LAYER…
"""

import json
import sys
from collections import Counter

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsDateTimeRange,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsRenderContext,
    QgsTemporalUtils,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime, QSize, Qt
from qgis.PyQt.QtGui import QColor, QImage


def opened(word):
    """As the desktop does: first the layer, then its default style."""
    file, _, layer = word.rpartition("|")
    quiet = QgsVectorLayer.LayerOptions()
    quiet.loadDefaultStyle = False
    found = QgsVectorLayer(f"{file}|layername={layer}", layer, "ogr", quiet)
    found.loadDefaultStyle()
    return found


def read(layer):
    temporal = layer.temporalProperties()
    span = span_of(layer) if temporal.isActive() else None
    renderer = layer.renderer()
    legend = [item.label() for item in renderer.legendSymbolItems()] if renderer else []
    labelling = layer.labeling()
    return {
        "valid": layer.isValid(),
        "count": layer.featureCount(),
        "kind": layer.wkbType(),
        "fields": {field.name(): field.typeName() for field in layer.fields()},
        "renderer": renderer.type() if renderer else None,
        "legend": legend,
        "unseen": unseen(layer) if renderer else 0,
        "labelled": layer.labelsEnabled(),
        "labels": labels(layer) if labelling else [],
        "label_faults": label_faults(layer) if labelling else [],
        "timed": temporal.isActive(),
        "mode": temporal.mode(),
        "start": temporal.startField(),
        "end": temporal.endField(),
        "first": span.begin().toString(Qt.ISODate) if span else None,
        "last": span.end().toString(Qt.ISODate) if span else None,
        "licences": layer.metadata().licenses(),
        "rights": layer.metadata().rights(),
        "tip": layer.mapTipTemplate(),
    }


def span_of(layer):
    """The days that the temporal controller plays from and to."""
    project = QgsProject.instance()
    project.addMapLayer(layer)
    span = QgsTemporalUtils.calculateTemporalRangeForProject(project)
    project.takeMapLayer(layer)
    return span


def rules_of(layer):
    return layer.labeling().rootRule().children()


def label_faults(layer):
    found = []
    for rule in rules_of(layer):
        expression = rule.settings().getLabelExpression()
        context = layer.createExpressionContext()
        expression.prepare(context)
        for feature in layer.getFeatures():
            context.setFeature(feature)
            expression.evaluate(context)
            if expression.hasEvalError() or expression.hasParserError():
                found.append(expression.evalErrorString() or expression.parserErrorString())
    return found[:3]


def labels(layer):
    found = []
    for rule in rules_of(layer):
        expression = rule.settings().getLabelExpression()
        context = layer.createExpressionContext()
        for feature in layer.getFeatures(rule.filterExpression()):
            context.setFeature(feature)
            found.append([feature["id"], expression.evaluate(context)])
    return found


def unseen(layer):
    """How many rows with a shape no symbol draws."""
    context = QgsRenderContext()
    context.setExpressionContext(layer.createExpressionContext())
    renderer = layer.renderer().clone()
    renderer.startRender(context, layer.fields())
    missing = 0
    for feature in layer.getFeatures():
        context.expressionContext().setFeature(feature)
        missing += feature.hasGeometry() and not renderer.willRenderFeature(feature, context)
    renderer.stopRender(context)
    return missing


def render(layers, picture, width, height, box, days):
    settings = QgsMapSettings()
    settings.setLayers([layer for layer in layers if layer.isSpatial()][::-1])
    settings.setOutputSize(QSize(width, height))
    settings.setOutputDpi(144)
    settings.setBackgroundColor(QColor("#e3ebed"))
    crs = QgsCoordinateReferenceSystem("EPSG:3857")
    settings.setDestinationCrs(crs)
    turn = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), crs, QgsProject.instance())
    settings.setExtent(turn.transformBoundingBox(box))
    if days:
        settings.setIsTemporal(True)
        settings.setTemporalRange(QgsDateTimeRange(*(QDateTime.fromString(day, Qt.ISODate) for day in days)))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage().convertToFormat(QImage.Format_RGB32)
    image.save(picture)
    bits = image.bits()
    bits.setsize(image.byteCount())
    shades = Counter(memoryview(bytes(bits)).cast("I"))
    return [error.message for error in job.errors()], {
        f"#{shade & 0xFFFFFF:06x}": count for shade, count in shades.most_common(40)
    }


def main(words):
    cut = words.index("--")
    picture, width, height, *rest = words[:cut]
    app = QgsApplication([], False)
    app.initQgis()
    layers = [opened(word) for word in words[cut + 1 :]]
    told = {layer.name(): read(layer) for layer in layers}
    box = QgsRectangle(*map(float, rest[:4])) if rest else layers[0].extent()
    errors, shades = render(layers, picture, int(width), int(height), box, rest[4:6])
    print(json.dumps({"layers": told, "errors": errors, "shades": shades}, ensure_ascii=False))
    sys.stdout.flush()
    QgsProject.instance().clear()
    layers.clear()
    app.exitQgis()


main(sys.argv[1:])
