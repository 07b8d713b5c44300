"""How people reach us. A channel is only a screen; channels do not know one another."""
