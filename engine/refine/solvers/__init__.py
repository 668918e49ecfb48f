"""Minimisers of the energy: exact max-flow on grids, alpha-expansion, and cuts from coarse to fine."""
