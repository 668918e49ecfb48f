"""Charts painted by hand: steps over days, columns of days, and bars of classes."""
