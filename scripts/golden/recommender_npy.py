"""Writes src-engine/testing/golden/recommender-npy.json: files as NumPy and SciPy write them, for the reader of artifacts.
  python scripts/golden/recommender_npy.py   (numpy, scipy)"""
import base64, io, json, os
import numpy as np, scipy.sparse as sp

def file_of(write):
    out = io.BytesIO()
    write(out)
    return base64.b64encode(out.getvalue()).decode()

arrays = {
    "f4": np.array([[1, 2.5, -3], [4, 5, 6]], "<f4"),
    "f8": np.array([0.1, 1e300], "<f8"),
    "i4": np.array([-1, 2**31 - 1], "<i4"),
    "u2": np.array([0, 65535], "<u2"),
    "u1": np.array([0, 255], "|u1"),
    "b1": np.array([True, False], "|b1"),
    "empty": np.zeros((0, 4), "<f4"),
}
matrix = sp.csr_matrix(np.array([[0, 0, 7], [8, 9, 0]], "<f4"))
golden = {
    "arrays": {
        name: {"npy": file_of(lambda out, a=a: np.save(out, a)), "shape": a.shape, "values": a.astype(float).ravel().tolist()}
        for name, a in arrays.items()
    },
    "npz": file_of(lambda out: np.savez(out, **arrays)),
    "npz_compressed": file_of(lambda out: np.savez_compressed(out, **arrays)),
    "csr": file_of(lambda out: sp.save_npz(out, matrix)),
    "numpy": np.__version__,
}
path = os.path.join(os.path.dirname(__file__), "../../src-engine/testing/golden/recommender-npy.json")
with open(path, "w") as out:
    json.dump(golden, out, indent=1)
    out.write("\n")
