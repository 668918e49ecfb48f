"""Energy of a labelling: prices of pixels and of edges between neighbours, in the layout of the solvers."""
