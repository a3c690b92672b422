"""What the arrays of the bake hold."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Geometries: TypeAlias = npt.NDArray[np.object_]
FloatArray: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]
Bools: TypeAlias = npt.NDArray[np.bool_]
