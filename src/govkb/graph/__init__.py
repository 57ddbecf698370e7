"""The room of the graph: what is linked with what in a knowledge base, and where each node stands on the map of it."""

from govkb.graph.layout import layout
from govkb.graph.links import Edge, Node, graph_of, tree_of

__all__ = ["Edge", "Node", "graph_of", "layout", "tree_of"]
