"""What each sentence must tell: the numbers that the controls show → those of the sentence.

They are recomputed from `helpers.losses` and from nothing but what the controls show.
"""

from functools import cache

import numpy as np

from helpers import losses


def s_curve(hours):
    return hours, losses.sigmoid(0.25 * (hours - 20))


def errors_and_loss(three, fourth):
    y_prob = np.array([three, three, three, fourth])
    mean, timid = (losses.binary_cross_entropy(np.ones(4), said) for said in (y_prob, [0.51] * 4))
    return three, fourth, np.sum(y_prob < 0.5), mean, 0, timid


def minus_log(x):
    return x, losses.binary_cross_entropy(1, x), losses.binary_cross_entropy_grad(1, x)


def label_cases(y, y_prob):
    loss = losses.binary_cross_entropy(y, y_prob)
    return y, y_prob, loss, y * loss, (1 - y) * loss


def batch_losses(example, y_prob):
    labels, predictions = [1, 0, 1, 1, 0, 0], [0.90, 0.20, 0.72, 0.60, 0.35, 0.10]
    place = int(example) - 1
    predictions[place] = y_prob
    each = losses.binary_cross_entropy(labels, predictions, reduction="none")
    return example, labels[place], y_prob, each[place], each.sum(), each.mean()


def sigmoid_pairing(z, y):
    y_prob = losses.sigmoid(z)
    loss = losses.binary_cross_entropy(y, y_prob)
    by_prob = losses.binary_cross_entropy_grad(y, y_prob)
    return y, z, y_prob, loss, by_prob, y_prob * (1 - y_prob), y_prob - y


def gradients(z, y):
    squared = losses.squared_error_with_logits_grad(y, z)
    crossed = losses.binary_cross_entropy_with_logits_grad(y, z)
    return z, losses.sigmoid(z), y, squared, crossed, crossed / squared


def two_valleys(start, steps):
    x, y = np.array([0.1, 0.5, 0.5, 10.0]), np.array([0.0, 1.0, 1.0, 0.0])
    told = [start, steps]
    for slope, loss, rate in (
        (losses.squared_error_with_logits_grad, losses.squared_error, 0.1),
        (losses.binary_cross_entropy_with_logits_grad, losses.binary_cross_entropy, 0.01),
    ):
        w = start
        for _ in range(int(steps)):
            w -= rate * slope(y, w * x) @ x
        told += [w, loss(y, losses.sigmoid(w * x), reduction="sum")]
    return told


def race(w, b, rate_squared, rate_crossed, epochs):
    told = [w, b, epochs]
    for slope, rate in (
        (losses.squared_error_with_logits_grad, rate_squared),
        (losses.binary_cross_entropy_with_logits_grad, rate_crossed),
    ):
        z = w + b
        for _ in range(int(epochs)):
            z -= 2 * rate * slope(0, z)  # x is 1: weight and bias take the same step
        told += [rate, losses.sigmoid(z)]
    return told


def there_and_back(w, step):
    x = np.random.default_rng(2).normal(0, 0.4, size=2) - 1
    rng = np.random.default_rng(10)
    w1, w2 = rng.normal(size=(2, 3)), np.array([w, *rng.normal(size=3)[1:]])
    hidden = np.tanh(x @ w1)
    y_prob = losses.sigmoid(hidden @ w2)
    handed, of_w, u = y_prob * w2 * (1 - hidden**2), hidden[0] * y_prob, w1[0, 0]
    of_u, h = handed[0] * x[0], hidden[0]
    after = np.tanh(x @ (w1 - 0.5 * np.outer(x, handed)) - 0.5 * handed)
    then = losses.sigmoid(after @ (w2 - 0.5 * hidden * y_prob) - 0.5 * y_prob)
    told = [
        (*x,),
        (np.arctanh(h), h),
        (hidden @ w2, y_prob),
        (0, 1, losses.binary_cross_entropy(0, y_prob)),
        (y_prob, 0, y_prob),
        (y_prob, w, 1, h, handed[0]),
        (h, y_prob, of_w, x[0], handed[0], of_u),
        (w, 0.5, of_w, w - 0.5 * of_w, u, 0.5, of_u, u - 0.5 * of_u, y_prob, then),
    ]
    return w, step, *told[int(step)]


def training_run(rate, epoch):
    corners = np.array([[-1, -1], [1, 1], [-1, 1], [1, -1]])
    noise = np.random.default_rng(2).normal(0, 0.4, size=(40, 2))
    x, y = np.repeat(corners, 10, axis=0) + noise, np.repeat([[0], [0], [1], [1]], 10, axis=0)
    rng = np.random.default_rng(10)
    w1, b1, w2, b2 = rng.normal(size=(2, 3)), np.zeros(3), rng.normal(size=(3, 1)), np.zeros(1)
    for remaining in range(int(epoch), -1, -1):
        hidden = np.tanh(x @ w1 + b1)
        logits = hidden @ w2 + b2
        gap = losses.binary_cross_entropy_with_logits_grad(y, logits) / 40
        blame, slope = gap @ w2.T * (1 - hidden**2), hidden.T @ gap
        if remaining:
            w1, b1 = w1 - rate * x.T @ blame, b1 - rate * blame.sum(axis=0)
            w2, b2 = w2 - rate * slope, b2 - rate * gap.sum(axis=0)
    loss = losses.binary_cross_entropy_with_logits(y, logits)
    return rate, epoch, loss, np.sum((logits > 0) == y), 40, slope[0, 0]


def label_losses(outputs, *logits):
    y_prob = losses.sigmoid(np.array(logits))  # "3 sigmoids" or "1 softmax"
    if outputs == 1:
        y_prob = np.exp(logits) / np.sum(np.exp(logits))
    each = losses.binary_cross_entropy([1, 0, 1], y_prob, reduction="none")
    return *each, each.sum(), each.mean(), sum(y_prob)


@cache
def photos():
    """Labels of lesson 09's new photos, and the ŷ of both models, trained by scikit-learn."""
    from sklearn.linear_model import LogisticRegression

    rng = np.random.default_rng(1)
    x = rng.normal(size=(8000, 1))
    dog = (rng.random(8000) < losses.sigmoid(3 * x[:, 0] - 7)).astype(int)
    said = []
    for weight in (1, 20):
        how = {"solver": "newton-cholesky", "tol": 1e-10}  # the usual one stops 3e-5 too early
        model = LogisticRegression(C=np.inf, class_weight={1: weight}, **how)
        said.append(model.fit(x[:4000], dog[:4000]).predict_proba(x[4000:])[:, 1])
    return dog[4000:], *said


def rare_label(threshold, counts):
    dog, plain, weighted = photos()
    y_prob = plain if counts == 1 else weighted
    called = y_prob > threshold
    found, calls = np.sum(dog[called]), np.sum(called)
    shares = found / np.sum(dog), found / calls, np.mean(y_prob[called])
    return threshold, found, np.sum(dog) - found, calls - found, *shares


def two_purses(q):
    rainy, dry = -0.7 * np.log(q), -0.3 * np.log(1 - q)
    return q, rainy, dry, rainy + dry


def wrong_belief(p, q):
    entropy, cost = losses.binary_cross_entropy(p, p), losses.binary_cross_entropy(p, q)
    return p, q, entropy, cost - entropy, cost


def likelihood(q):
    heads = np.array([toss == "H" for toss in "HHTHHHTHHTHHHTHHTHTH"])
    total = losses.binary_cross_entropy(heads, np.full(20, q), reduction="sum")
    return q, 1e6 * np.exp(-total), total / 20


def naive_and_stable(z, y, bits):
    kind = {16: np.float16, 32: np.float32, 64: np.float64}[int(bits)]
    clipped = np.clip(kind(losses.sigmoid(z)), kind(1e-7), kind(1 - 1e-7))
    stable = losses.binary_cross_entropy_with_logits(y, z)
    return y, z, losses.binary_cross_entropy(y, clipped), stable


def bug_curves(bug, epoch):
    rng = np.random.default_rng(52)
    x = rng.normal(size=240)
    y = (rng.random(240) < losses.sigmoid(3 * x)).astype(int)

    def trained(labels, sign):
        w = b = 0.0
        for _ in range(int(epoch)):
            slope = sign * losses.binary_cross_entropy_with_logits_grad(labels, w * x[:40] + b)
            w, b = w - np.mean(slope * x[:40]), b - np.mean(slope)
        told = sign * losses.binary_cross_entropy_with_logits(labels, w * x[:40] + b)
        return told, losses.binary_cross_entropy_with_logits(y[40:], w * x[40:] + b)

    # Bug 1 swaps the branches, bug 2 has lost the minus.
    wrong = {1: trained(1 - y[:40], 1), 2: trained(y[:40], -1)}[bug]
    right = trained(y[:40], 1)
    return bug, epoch, wrong[0], right[0], wrong[1], right[1]


@cache
def patients():
    """Labels and predictions of lesson 12's test rows, trained by scikit-learn instead."""
    from sklearn.datasets import load_breast_cancer
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    x, ill = load_breast_cancer(return_X_y=True)[0], load_breast_cancer().target == 0
    order = np.random.default_rng(10).permutation(len(ill))
    learn, judge = order[:369], order[369:]
    scale = StandardScaler().fit(x[learn])
    model = LogisticRegression(C=1 / (0.01 * len(learn)), solver="newton-cholesky", tol=1e-10)
    model.fit(scale.transform(x[learn]), ill[learn])
    return ill[judge], model.predict_proba(scale.transform(x[judge]))[:, 1]


def decision_threshold(threshold, price):
    ill, y_prob = patients()
    missed, false = np.sum(ill & (y_prob < threshold)), np.sum(~ill & (y_prob >= threshold))
    accuracy = 100 * (1 - (missed + false) / len(ill))
    cost, blind = price * missed + false, min(np.sum(~ill), price * np.sum(ill))
    return threshold, missed, false, accuracy, missed, price, false, cost, blind
