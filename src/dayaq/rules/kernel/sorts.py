"""How the kernel holds the sorts of value, and what stands for an unknown fact in a column."""

from typing import Any

import numba
import numpy as np

from dayaq.rules import rounding

UNKNOWN = {"number": np.iinfo(np.int64).min, "day": np.iinfo(np.int32).min, "truth": 2, "choice": -1}
"""Of int64, int32 (days from 1970), int8 (0, 1 or 2) and int8 (places of options)."""
DTYPES: dict[str, Any] = {"number": np.int64, "day": np.int32, "truth": np.int8, "choice": np.int8}
NO_NUMBER = np.int64(UNKNOWN["number"])
NO_DAY = np.int32(UNKNOWN["day"])
NO_TRUTH = np.int8(UNKNOWN["truth"])
NO_CHOICE = np.int8(UNKNOWN["choice"])
ZERO = np.int64(0)

nearest = numba.njit(rounding.nearest, error_model="numpy")
down = numba.njit(rounding.down, error_model="numpy")
up = numba.njit(rounding.up, error_model="numpy")
