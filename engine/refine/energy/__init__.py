"""The energy of a labelling: prices of pixels and of edges between neighbours, as the solvers take them."""
