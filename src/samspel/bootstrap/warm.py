"""Compile what is compiled at first use, so that the first run is as fast as the next.

Called once after installation: python -m samspel.bootstrap.warm
"""

from samspel.reporting.figures.sankey import warm_up


def main() -> None:
    """Fill the compilation caches."""
    warm_up()


if __name__ == "__main__":
    main()
