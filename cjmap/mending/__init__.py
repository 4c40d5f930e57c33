"""Mend what findings say has one right answer."""
