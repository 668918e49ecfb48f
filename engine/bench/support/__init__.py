"""Parts that the benchmarks share: rows, tables, options, machines, scenes, data sets."""
