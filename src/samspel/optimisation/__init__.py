"""Optimisation: which exchanges to build together, proven to a bound."""

from samspel.optimisation.building import build_problem
from samspel.optimisation.network import assemble_network, optimise_network
from samspel.optimisation.solution import NetworkSolution, choose_network
from samspel.optimisation.spec import NetworkProblem

__all__ = [
    "NetworkProblem",
    "NetworkSolution",
    "assemble_network",
    "build_problem",
    "choose_network",
    "optimise_network",
]
