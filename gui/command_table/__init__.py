"""Commands of the window, one module for each menu: the work that its actions start."""
