"""How the desk fares, for monitors: `/healthz` and `/metrics` on this machine alone."""
