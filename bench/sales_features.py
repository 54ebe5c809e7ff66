"""The features of DFU clustering in pandas, as a peer of the benchmark: a function per DFU, and vectorised on a pivot."""

import numpy as np
import pandas as pd


def read_sales(order):
    sales = pd.read_parquet(order["sales"])
    month = sales.month.astype(str)
    k = month.str[:4].astype(int) * 12 + month.str[5:7].astype(int) - 1
    dfu = sales["item"].astype(str) + "|" + sales["county"].astype(str)
    sales = pd.DataFrame({"dfu": dfu, "k": k, "demand": sales.bottles.astype(float)})
    return sales[sales.k > order["last"] - order["window"]]


def slope(x):
    t = np.arange(len(x)) - (len(x) - 1) / 2
    return float((t * (x - x.mean())).sum() / (t * t).sum()) if len(x) > 1 else 0.0


def features_of(first, x, recorded):
    n, mean = len(x), x.mean()
    std = x.std(ddof=1) if n > 1 else 0.0
    cv = std / mean if mean else None
    calendar = (first + np.arange(n)) % 12
    means = np.array([x[calendar == m].mean() for m in np.unique(calendar)])
    q1, q3 = np.percentile(x, [25, 75])
    h = n // 2
    varied = n >= 15 and np.ptp(x[12:]) > 0 and np.ptp(x[:-12]) > 0
    return {
        "mean": mean, "median": np.median(x), "std": std, "cv": cv, "min": x.min(), "max": x.max(), "total": x.sum(),
        "slope": slope(x), "pct": 100 * (x[-1] - x[0]) / x[0] if x[0] else None,
        "season": np.ptp(means) / abs(mean) if mean else None, "peak": np.unique(calendar)[means.argmax()] + 1,
        "season_std": means.std() / abs(mean) if mean else None, "yoy": np.corrcoef(x[12:], x[:-12])[0, 1] if varied else None,
        "zero": (x == 0).mean(), "sparsity": 1 - recorded / n, "stability": 1 / (1 + cv) if cv is not None else None,
        "outliers": ((x < q1 - 1.5 * (q3 - q1)) | (x > q3 + 1.5 * (q3 - q1))).sum(),
        "growth": x[-12:].sum() / x[:12].sum() - 1 if n == 24 and x[:12].sum() > 0 else None,
        "acceleration": slope(x[h:]) - slope(x[:h]) if h >= 2 else None,
        "recent": x[-3:].mean() / x[:-3].mean() - 1 if n > 3 and x[:-3].mean() else None,
    }


def features_by_group(order):
    monthly = read_sales(order).groupby(["dfu", "k"]).demand.sum()
    rows = []
    for _, series in monthly.groupby(level=0):
        k = series.index.get_level_values(1).to_numpy()
        x = np.zeros(order["last"] - k.min() + 1)
        x[k - k.min()] = series.to_numpy()
        rows.append(features_of(k.min(), x, len(k)))
    return {"total": float(pd.DataFrame(rows).total.sum())}


def features_by_pivot(order):
    table = read_sales(order).pivot_table(index="dfu", columns="k", values="demand", aggfunc="sum")
    raw = table.to_numpy()
    months = raw.shape[1]
    first = (~np.isnan(raw)).argmax(1)
    at = np.arange(months)
    grid = np.where(at >= first[:, None], np.nan_to_num(raw), np.nan)
    n = months - first
    with np.errstate(all="ignore"):
        mean, total = np.nanmean(grid, 1), np.nansum(grid, 1)
        std = np.nanstd(grid, 1, ddof=1)
        q1, median, q3 = np.nanpercentile(grid, [25, 50, 75], axis=1)
        t = np.where(np.isnan(grid), np.nan, at - (first[:, None] + months - 1) / 2)
        lean = np.nansum(t * (grid - mean[:, None]), 1) / np.nansum(t * t, 1)
        means = np.stack([np.nanmean(grid[:, m::12], 1) for m in range(12)], 1)
        season = (np.nanmax(means, 1) - np.nanmin(means, 1)) / np.abs(mean)
        after, before = grid[:, 12:], grid[:, :-12]
        both = ~np.isnan(before)
        a = np.where(both, after - np.nanmean(np.where(both, after, np.nan), 1)[:, None], np.nan)
        b = before - np.nanmean(before, 1)[:, None]
        yoy = np.nansum(a * b, 1) / np.sqrt(np.nansum(a * a, 1) * np.nansum(b * b, 1))
        half = first + n // 2

        def lean_of(mask):
            x, u = np.where(mask, grid, np.nan), np.where(mask, at, np.nan)
            u = u - np.nanmean(u, 1)[:, None]
            return np.nansum(u * x, 1) / np.nansum(u * u, 1)

        pd.DataFrame({
            "mean": mean, "median": median, "std": std, "cv": std / mean, "min": np.nanmin(grid, 1), "max": np.nanmax(grid, 1), "total": total,
            "slope": lean, "pct": 100 * (grid[:, -1] / grid[np.arange(len(grid)), first] - 1), "season": season, "peak": np.nanargmax(means, 1) + 1,
            "season_std": np.nanstd(means, 1) / np.abs(mean), "yoy": yoy, "zero": (grid == 0).sum(1) / n, "sparsity": np.isnan(raw).sum(1) / n,
            "stability": 1 / (1 + std / mean), "outliers": ((grid < (q1 - 1.5 * (q3 - q1))[:, None]) | (grid > (q3 + 1.5 * (q3 - q1))[:, None])).sum(1),
            "growth": grid[:, -12:].sum(1) / grid[:, :12].sum(1) - 1,
            "acceleration": lean_of((at >= half[:, None])) - lean_of((at >= first[:, None]) & (at < half[:, None])),
            "recent": grid[:, -3:].mean(1) / np.nanmean(grid[:, :-3], 1) - 1,
        }, index=table.index)
    return {"total": float(total.sum())}


TASKS = {"features_by_group": features_by_group, "features_by_pivot": features_by_pivot}
