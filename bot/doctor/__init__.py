"""`writdesk doctor`: what is wrong with the desk's surroundings, and what to do about it. Pure."""
