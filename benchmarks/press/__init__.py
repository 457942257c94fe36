"""A run for many clinics, measured: `python -m benchmarks.press` prints its part of docs/performance.md."""
