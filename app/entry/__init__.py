"""Who comes in. The only place where it is decided; pages ask `arrival.of_this_run()`."""
