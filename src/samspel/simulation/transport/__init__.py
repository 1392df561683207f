"""Transport: distances between sites, and the hauls of an exchange."""

from samspel.simulation.transport.distances import distance_matrix
from samspel.simulation.transport.legs import legs_for

__all__ = ["distance_matrix", "legs_for"]
