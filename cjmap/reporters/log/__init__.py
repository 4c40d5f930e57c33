"""How maps have moved over the commits, as tables, JSON and a chart."""
