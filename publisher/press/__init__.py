"""Floor 6: a run for many clinics. An order and a table of clinics enter; every clinic's files and a report that names
each failure leave. A bad row stops no other; a run that was killed goes on where it stopped."""
