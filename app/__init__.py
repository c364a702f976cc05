"""How the desk is wired: settings → store → desk → handlers → Bolt. Nothing else wires."""
