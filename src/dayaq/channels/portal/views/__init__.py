"""The views of the portal: parse, one call down, answer."""
