"""Dense CRF: mean field over the permutohedral lattice, on the processor or a graphics card."""
