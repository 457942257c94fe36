"""Speed, beside programs of the same trade: `python -m benchmarks` prints the tables of docs/performance.md."""
