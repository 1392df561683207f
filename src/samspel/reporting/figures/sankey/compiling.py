"""Compiling of the figure's kernels, safe where nothing may be written.

The machine code is kept beside the sources, or in the user's cache folder, or in
NUMBA_CACHE_DIR. Where none of them can be written, kernels are compiled anew per process: slower
at first use, the same answer. A shared temporary folder is never used: what lies in a cache is
loaded as code.
"""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeAlias, TypeVar, cast

import numpy as np
from numba import njit

P = ParamSpec("P")
R = TypeVar("R")
Array: TypeAlias = np.ndarray[Any, Any]


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """`function` as machine code, kept between processes where a cache can be written."""
    try:
        kernel: Any = njit(cache=True)(function)
    except RuntimeError:  # numba's "no locator available": no cache folder can be written
        kernel = njit(function)
    return cast(Callable[P, R], kernel)
