"""The faults that reading a file can find, before anything is known of journeys."""

from __future__ import annotations

from cjmap.diagnostics import Problem, Severity

SYNTAX = Problem("CJ001", "syntax-error")
ENCODING = Problem("CJ002", "wrong-encoding")
CONTROL_CHARACTER = Problem("CJ003", "control-character")
EMPTY_FILE = Problem("CJ004", "empty-file")
SEVERAL_DOCUMENTS = Problem("CJ005", "several-documents")
DUPLICATE_KEY = Problem("CJ006", "duplicate-key")
UNSAFE_TAG = Problem("CJ007", "tag")
MERGE_KEY = Problem("CJ008", "merge-key")
ALIAS = Problem("CJ009", "bad-alias")
LIMIT = Problem("CJ010", "limit-exceeded")
BIDI_CONTROL = Problem("CJ011", "hidden-direction", Severity.WARNING)
CUT_TEXT = Problem("CJ012", "cut-text", Severity.WARNING)
SPLIT_TEXT = Problem("CJ013", "split-text", Severity.WARNING)
LOST_START = Problem("CJ014", "lost-start")
BAD_KEY = Problem("CJ015", "bad-key")
LIST_AS_TEXT = Problem("CJ017", "list-as-text", Severity.WARNING)
NOT_A_MAP = Problem("CJ016", "not-a-map")
