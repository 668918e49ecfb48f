"""Cards beside the canvas: each shows its values and emits a signal for what the user chose."""
