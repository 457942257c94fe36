"""The command line, what it reads and writes, and what it says."""
