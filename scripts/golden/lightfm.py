"""Hit@10 and MRR@10 of LightFM on real baskets, three seeds, one protocol: what our WARP training is held against.

Run with a Python that has LightFM, beside the folder of the peers: python scripts/golden/lightfm.py ../shared/peers
Writes src-engine/testing/golden/lightfm.json.
"""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

PEERS = Path(sys.argv[1])
FOLDER = Path(__file__).parents[2] / "src-engine" / "testing" / "golden"
COMPONENTS, EPOCHS, SEEDS = 32, 10, (0, 1, 2)


def measure(name, seed):
    options = {"baskets": PEERS / "data" / f"{name}.parquet", "protocol": PEERS / "results" / f"reco.{name}.protocol.json", "methods": "lightfm_loo",
               "weight": "none", "components": COMPONENTS, "epochs": EPOCHS, "seed": seed, "threads": 1}
    words = [str(word) for key, value in options.items() for word in (f"--{key}", value)]
    done = subprocess.run([sys.executable, PEERS / "oracle_reco.py", *words], check=True, capture_output=True, text=True)
    found = json.loads(done.stdout)["methods"]["lightfm_loo"]
    return {"hit": found["hit@10"], "mrr": found["mrr@10"]}


sets = {name: [measure(name, seed) for seed in SEEDS] for name in ("groceries", "supermarket", "synth20k")}
values = {"made_by": "scripts/golden/lightfm.py", "versions": {"lightfm": version("lightfm")}, "components": COMPONENTS, "epochs": EPOCHS, "sets": sets}
(FOLDER / "lightfm.json").write_text(json.dumps(values) + "\n")
