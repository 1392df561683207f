"""Impact: what an exchange means in money, climate, jobs and food, and what to measure first."""

from samspel.impact.assessment import ClimateBalance, assess_climate, assess_exchange
from samspel.impact.measurement import rank_measurements

__all__ = ["ClimateBalance", "assess_climate", "assess_exchange", "rank_measurements"]
