"""The pictures that Graphviz draws."""
