"""Phase models with their touchpoints, the usual channels and the words of the outputs."""

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
from cjmap.catalog.text import Text, spoken

__all__ = [
    "MODELS",
    "CatalogChannel",
    "CatalogPhase",
    "CatalogTouchpoint",
    "Kind",
    "Model",
    "Text",
    "When",
    "load_channels",
    "load_model",
    "spoken",
]
