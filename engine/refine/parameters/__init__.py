"""Parameters selected by the scribbles: smoothness and the weight of texture."""
