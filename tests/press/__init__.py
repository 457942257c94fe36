"""A run for many clinics: what it makes, what it refuses, and what is left when it is stopped."""
