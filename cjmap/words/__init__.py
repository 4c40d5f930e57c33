"""What single words mean, or were meant as: dates, tags, addresses, slips."""
