"""The real window driven by a script, for benchmarks and screenshots."""
