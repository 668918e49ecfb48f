"""Parameters that the scribbles choose by themselves: smoothness and the weight of texture."""
