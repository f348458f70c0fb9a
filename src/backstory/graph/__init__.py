"""A graph to ask, tell, see and take along: the front door, which every other door goes through."""

from backstory.graph.front import Graph
from backstory.graph.growing import Grown, check, check_graph, grow
from backstory.graph.loading import load

__all__ = ["Graph", "Grown", "check", "check_graph", "grow", "load"]
