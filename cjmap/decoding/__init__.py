"""Read single values of a map, and notice what was meant as something else."""
