"""Writers of data sets whose masks are image files."""
