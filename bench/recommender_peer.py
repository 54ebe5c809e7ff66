"""LightFM and NumPy as the peers of the recommender's benchmark: each task times its own work."""

import time

import numpy as np
import scipy.sparse as sparse


def rows_of(order, starts="starts", items="items"):
    starts, items = np.fromfile(order[starts], np.int32), np.fromfile(order[items], np.int32)
    return sparse.csr_matrix((np.ones(len(items), np.float32), items, starts), shape=(len(starts) - 1, order["item_count"]))


def hit_rate(order, users, items, biases, power):
    starts, columns = np.fromfile(order["question_starts"], np.int32), np.fromfile(order["question_items"], np.int32)
    hits = 0
    for first, last in zip(starts[:-1], starts[1:]):
        observed, expected = columns[first : last - 1], columns[last - 1]
        scores = items @ (users[observed].sum(0) / len(observed) ** power) + biases
        scores[observed] = -np.inf
        hits += int((scores > scores[expected]).sum() < 10)
    return hits / (len(starts) - 1)


def lightfm(order):
    """One row per basket and target; the user's features are the other items of the basket, their mean."""
    from lightfm import LightFM

    x = rows_of(order)
    owner = np.repeat(np.arange(x.shape[0]), np.diff(x.indptr))
    others = x[owner] - sparse.csr_matrix((np.ones(x.nnz, np.float32), (np.arange(x.nnz), x.indices)), shape=(x.nnz, x.shape[1]))
    others.eliminate_zeros()
    others = (sparse.diags(1 / np.asarray(others.sum(1)).ravel()) @ others).tocsr().astype(np.float32)
    targets = sparse.coo_matrix((np.ones(x.nnz, np.float32), (np.arange(x.nnz), x.indices)), shape=(x.nnz, x.shape[1]))
    model = LightFM(no_components=order["components"], loss="warp", learning_rate=0.05, max_sampled=10, random_state=42)
    began = time.perf_counter()
    for _ in range(order["epochs"]):
        model.fit_partial(targets, user_features=others, epochs=1, num_threads=order["threads"])
    seconds = time.perf_counter() - began
    return {"seconds": seconds, "hit": hit_rate(order, model.user_embeddings, model.item_embeddings, model.item_biases, 1)}


def softmax(order):
    """Full softmax by Adam in batches of 256 rows, in NumPy."""
    x, random = rows_of(order), np.random.default_rng(0)
    items, components = x.shape[1], order["components"]
    counts = np.asarray(x.sum(0)).ravel()
    draw = lambda: (random.standard_normal((items, components)) * 0.1).astype(np.float32)
    tables = [draw(), draw(), np.log(2 * counts + 1).astype(np.float32)]
    means, squares, steps = [np.zeros_like(t) for t in tables], [np.zeros_like(t) for t in tables], 0
    began = time.perf_counter()
    for _ in range(order["epochs"]):
        permutation = random.permutation(x.shape[0])
        for first in range(0, len(permutation), 256):
            known, targets, known_starts, target_starts = [], [], [0], [0]
            for row in permutation[first : first + 256]:
                own = random.permutation(x.indices[x.indptr[row] : x.indptr[row + 1]])
                length = len(own)
                if random.random() < 0.5:
                    count = max(1, length - 1 - int(random.integers(0, max(1, length // 3))))
                else:
                    count = int(random.integers(1, max(2, min(length, 5))))
                known.append(own[:count])
                targets.append(own[count : count + 12])
                known_starts.append(known_starts[-1] + count)
                target_starts.append(target_starts[-1] + len(targets[-1]))
            batch = len(known)
            known, targets = np.concatenate(known), np.concatenate(targets)
            known_counts, target_counts = np.diff(known_starts), np.diff(target_starts).astype(np.float32)
            users = sparse.csr_matrix((np.repeat(known_counts**-0.5, known_counts).astype(np.float32), known, known_starts), shape=(batch, items))
            hidden = users @ tables[0]
            scores = hidden @ tables[1].T + tables[2]
            scores[np.repeat(np.arange(batch), known_counts), known] = -1e9
            scores -= scores.max(1, keepdims=True)
            np.exp(scores, out=scores)
            weights = np.sqrt(target_counts) / np.sqrt(target_counts).sum()
            scores *= (weights / scores.sum(1))[:, None]
            owners = np.repeat(np.arange(batch), np.diff(target_starts))
            scores[owners, targets] -= (weights / target_counts)[owners]
            gradients = [users.T @ (scores @ tables[1]), scores.T @ hidden, scores.sum(0)]
            steps += 1
            for table, mean, square, gradient in zip(tables, means, squares, gradients):
                mean *= 0.9
                mean += 0.1 * gradient
                square *= 0.999
                square += 0.001 * gradient * gradient
                table -= 0.003 * (mean / (1 - 0.9**steps)) / (np.sqrt(square / (1 - 0.999**steps)) + 1e-8)
    seconds = time.perf_counter() - began
    return {"seconds": seconds, "hit": hit_rate(order, tables[0], tables[1], tables[2], 0.5)}


def ease(order):
    x = rows_of(order)
    began = time.perf_counter()
    weights = 1 / np.sqrt(np.maximum(np.diff(x.indptr) - 1, 1))
    gram = (x.T @ sparse.diags(weights.astype(np.float32)) @ x).toarray()
    gram[np.diag_indices_from(gram)] += gram.diagonal().mean()
    inverse = np.linalg.inv(gram)
    inverse /= -inverse.diagonal().copy()
    inverse[np.diag_indices_from(inverse)] = 0
    return {"seconds": time.perf_counter() - began, "size": float(np.abs(inverse).sum(dtype=np.float64))}


TASKS = {"lightfm": lightfm, "softmax": softmax, "ease": ease}
