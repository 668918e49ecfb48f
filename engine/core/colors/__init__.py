"""Colours: their place in CIE L*a*b*, and how people with and without colour blindness see them."""
