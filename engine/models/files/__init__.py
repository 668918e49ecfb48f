"""Model files, encoder files, ONNX files, and the model card."""
