"""What bad and hostile input gets: a finding with file and line, exit 1 or 2, the last good output untouched."""
