"""What can be said of maps by their numbers: the last step of the method."""

from cjmap.insights.analysing import analyse, only_of
from cjmap.insights.together import in_common
from cjmap.insights.values import Analysis, Chapter, Insight

__all__ = ["Analysis", "Chapter", "Insight", "analyse", "in_common", "only_of"]
