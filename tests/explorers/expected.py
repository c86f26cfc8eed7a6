"""What each sentence must tell: the numbers that the controls show → all numbers of the sentence.

They are recomputed from `helpers.losses`, NumPy and what the controls show, and from nothing else.
What a lesson hands to its explorer is trained here by scikit-learn, and follows the controls.
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
    return x, losses.binary_cross_entropy(1, x), -1, losses.binary_cross_entropy_grad(1, x)


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


SLOPES = losses.squared_error_with_logits_grad, losses.binary_cross_entropy_with_logits_grad


INPUTS, LABELS = np.array([0.1, 0.5, 0.5, 10]), np.array([0, 1, 1, 0])
STARTS = [-3, -1, 0, 0.4, 0.5, 1, 2, 5]


@cache
def rolled(slope, rate):
    """The weights before and after each of 5,000 steps, a column for each start."""
    path = [np.array(STARTS)]
    labels = np.tile(LABELS, (len(STARTS), 1))
    for _ in range(5000):
        path.append(path[-1] - rate * slope(labels, np.outer(path[-1], INPUTS)) @ INPUTS)
    return np.array(path)


def two_valleys(start, steps):
    w, v = (
        rolled(slope, rate)[int(steps), STARTS.index(start)]
        for slope, rate in zip(SLOPES, (0.1, 0.01), strict=True)
    )
    squared = losses.squared_error(LABELS, losses.sigmoid(w * INPUTS), reduction="sum")
    crossed = losses.binary_cross_entropy_with_logits(LABELS, v * INPUTS, reduction="sum")
    return start, steps, w, squared, v, crossed


@cache
def raced(slope, rate, z):
    """The logit before and after each of 300 epochs; x is 1: weight and bias step alike."""
    path = [z]
    for _ in range(300):
        path.append(path[-1] - 2 * rate * slope(0, path[-1]))
    return path


def race(w, b, rate_squared, rate_crossed, epochs):
    told = [w, b, epochs]
    for slope, rate in zip(SLOPES, (rate_squared, rate_crossed), strict=True):
        told += [rate, losses.sigmoid(raced(slope, rate, w + b)[int(epochs)])]
    return told


def there_and_back(w, step):
    x = np.random.default_rng(2).normal(0, 0.4, size=2) - 1
    rng = np.random.default_rng(10)
    w1, w2 = rng.normal(size=(2, 3)), rng.normal(size=3)
    if w != round(w2[0], 2):
        w2[0] = w
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
        (y_prob, w2[0], 1, h, handed[0]),
        (h, y_prob, of_w, x[0], handed[0], of_u),
        (w2[0], 0.5, of_w, w2[0] - 0.5 * of_w, u, 0.5, of_u, u - 0.5 * of_u, y_prob, then),
    ]
    return w, step, *told[int(step)]


@cache
def trained(rate):
    """Loss, number of points that are right and slope of w, before and after each of 100 epochs."""
    corners = np.array([[-1, -1], [1, 1], [-1, 1], [1, -1]])
    noise = np.random.default_rng(2).normal(0, 0.4, size=(40, 2))
    x, y = np.repeat(corners, 10, axis=0) + noise, np.repeat([[0], [0], [1], [1]], 10, axis=0)
    rng = np.random.default_rng(10)
    w1, b1, w2, b2 = rng.normal(size=(2, 3)), np.zeros(3), rng.normal(size=(3, 1)), np.zeros(1)
    path = []
    for _ in range(101):
        hidden = np.tanh(x @ w1 + b1)
        logits = hidden @ w2 + b2
        gap = losses.binary_cross_entropy_with_logits_grad(y, logits) / 40
        blame, slope = gap @ w2.T * (1 - hidden**2), hidden.T @ gap
        loss = losses.binary_cross_entropy_with_logits(y, logits)
        path.append((loss, np.sum((logits > 0) == y), slope[0, 0]))
        w1, b1 = w1 - rate * x.T @ blame, b1 - rate * blame.sum(axis=0)
        w2, b2 = w2 - rate * slope, b2 - rate * gap.sum(axis=0)
    return path


def training_run(rate, epoch):
    loss, right, slope = trained(rate)[int(epoch)]
    return rate, epoch, loss, right, 40, slope


def label_losses(outputs, *logits):
    y_prob = losses.sigmoid(np.array(logits))  # "3 sigmoids" or "1 softmax"
    if outputs == 1:
        y_prob = np.exp(logits) / np.sum(np.exp(logits))
    each = losses.binary_cross_entropy([1, 0, 1], y_prob, reduction="none")
    return *each, each.sum(), each.mean(), sum(y_prob)


@cache
def photos():
    """Labels of lesson 09's new photos, and the ŷ of both models."""
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


def rare_label(threshold, counts, dog, plain, weighted):
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


@np.errstate(all="ignore")  # what breaks is what is told
def naive_and_stable(z, y, bits):
    kind = {16: np.float16, 32: np.float32, 64: np.float64}[int(bits)]
    given = 1 / (1 + np.exp(-kind(z)))
    kept = np.clip(given, 1e-7, 1 - 1e-7)
    naive, clipped = (-(y * np.log(p) + (1 - y) * np.log(1 - p)) for p in (given, kept))
    slope = ((1 - y) / (1 - given) - y / given) * (given * (1 - given))  # by the chain rule
    slope = slope if kept == given else 0
    return y, z, bits, naive, clipped, slope, kind(losses.binary_cross_entropy_with_logits(y, z))


def weighed(of_one, of_zero, z):
    """The mean of -(of_one · ln ŷ + of_zero · ln(1 - ŷ)), from logits."""
    return np.mean(of_one * np.logaddexp(0, -z) + of_zero * np.logaddexp(0, z))


BATCHES = slice(16), slice(16, 32), slice(32, 40)
COSTS = {  # what the program of each bug minimises; 5 and 9 only go another way
    1: lambda y, z: weighed(1 - y, y, z),
    2: lambda y, z: -weighed(y, 1 - y, z),
    3: lambda y, z: weighed(y, 1 - y, losses.sigmoid(z)),
    4: lambda y, z: weighed(y, 1 - y, z[:, np.newaxis]),
    7: lambda y, z: weighed(2 * y - 1, 2 - 2 * y, z),
    8: lambda y, z: np.mean([weighed(y[some], 1 - y[some], z[some]) for some in BATCHES]),
}


@cache
def descended(bug):
    """What a program reports, what new mails cost and the share of them that it calls rightly.

    Before and after each of 30 epochs. All slopes but those of bug 5 are measured by nudging.
    """
    rng, nudge = np.random.default_rng(52), 1e-5
    x = rng.normal(size=240)
    y = (rng.random(240) < losses.sigmoid(3 * x)).astype(int)
    x, y, new_x, new_y = x[:40], y[:40], x[40:], y[40:]
    cost = COSTS.get(bug, lambda y, z: weighed(y, 1 - y, z))

    def slope(w, b, of_w):
        if bug == 5:
            inverse = losses.binary_cross_entropy_grad(y, losses.sigmoid(w * x + b))
            return np.mean(inverse * (x if of_w else 1))
        h, k = (nudge, 0) if of_w else (0, nudge)
        ends = (cost(y, (w + side * h) * x + b + side * k) for side in (1, -1))
        return np.subtract(*ends) / (2 * nudge)

    path, w, b = [], 0.0, 0.0
    for _ in range(31):
        z = w * new_x + b
        right = np.mean((z > 0) == new_y)
        path.append((cost(y, w * x + b), weighed(new_y, 1 - new_y, z), right))
        new_b = b - slope(w, b, of_w=False)
        w, b = w - slope(w, new_b if bug == 9 else b, of_w=True), new_b
    return path


def bug_curves(bug, epoch):
    wrong, right = descended(bug)[int(epoch)], descended("healthy")[int(epoch)]
    return bug, epoch, wrong[0], right[0], wrong[1], right[1]


@cache
def patients():
    """Labels and predictions of lesson 12's test rows."""
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


def decision_threshold(threshold, price, ill, y_prob):
    missed, false = np.sum(ill & (y_prob < threshold)), np.sum(~ill & (y_prob >= threshold))
    accuracy = 100 * (1 - (missed + false) / len(ill))
    cost, blind = price * missed + false, min(np.sum(~ill), price * np.sum(ill))
    return threshold, missed, false, accuracy, missed, price, false, cost, blind
