"""Phase models with their touchpoints, the usual channels and the words of the outputs."""

from cjmap.catalog.formats import format_date, format_number, format_percent, format_score
from cjmap.catalog.labels import Labels, labels, report_words
from cjmap.catalog.load import (
    MODELS,
    CatalogChannel,
    CatalogPhase,
    CatalogTouchpoint,
    Kind,
    Model,
    When,
    load_channels,
    load_model,
)
from cjmap.catalog.text import Text, agreed, spoken

__all__ = [
    "MODELS",
    "CatalogChannel",
    "CatalogPhase",
    "CatalogTouchpoint",
    "Kind",
    "Labels",
    "Model",
    "Text",
    "When",
    "agreed",
    "format_date",
    "format_number",
    "format_percent",
    "format_score",
    "labels",
    "load_channels",
    "load_model",
    "report_words",
    "spoken",
]
