"""The cards beside the canvas; each shows what it is given and says what the user chose."""
