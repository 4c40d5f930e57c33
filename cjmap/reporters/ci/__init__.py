"""What a merge request brings: findings, outputs, coverage, differences, in one report."""
