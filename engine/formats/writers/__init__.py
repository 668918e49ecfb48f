"""Writers of data sets, one module a format or a family of formats."""
