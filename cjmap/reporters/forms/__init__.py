"""How the formats of hosts are written, whichever command reports in them."""
