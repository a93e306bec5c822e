"""Makes the engine's weights: articles with gold -> windows with targets -> training -> int8 ONNX -> check."""
