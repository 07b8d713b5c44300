"""The law fused into one pass over whole families, for simulation; needs the extra `simulation` (numba)."""
