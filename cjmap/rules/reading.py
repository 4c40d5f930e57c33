"""Reading: what is wrong with a file before anything is known of the journey (CJ0xx)."""

RULES = ()
