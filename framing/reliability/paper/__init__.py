"""What a paper says of its coding: the methods text, filled in, and a checklist of what is missing."""
