"""From what rules find to what is told: chosen, weighed, set aside, located."""
