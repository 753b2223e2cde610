#!/usr/bin/env python3
"""Prints the numbers that Tests/StatisticsTests hold the statistics to, computed with scipy, numpy and statsmodels.

Needs: pip install scipy numpy statsmodels. Independent of the Swift code: the jackknife is written here from its definition,
quantiles and probabilities are scipy's.
"""
import numpy as np
import statsmodels.api as sm
from scipy import special, stats
from statsmodels.stats.proportion import proportion_confint

GROUP = ([12, 30, 7, 41, 3], [820, 1510, 390, 2204, 145])
REST = ([5, 22, 18, 2, 9, 31, 0], [610, 1999, 1203, 240, 777, 1850, 88])
OWN, SHARED = [4, 0, 6, 3, 0], [9, 21, 2, 17, 3]


def kish(x):
    x = np.array(x, float)
    return x.sum() ** 2 / (x ** 2).sum()


def jackknife(values):
    values = np.array(values)
    n = len(values)
    return (n - 1) / n * ((values - values.mean()) ** 2).sum()


def rate(y, x):
    y, x = np.array(y, float), np.array(x, float)
    deleted = [np.log((y.sum() - a + 0.5) / (x.sum() - b - (y.sum() - a) + 0.5)) for a, b in zip(y, x)]
    variance = max(jackknife(deleted), sum(1 / (n + 0.5) if n else np.log(3) ** 2 for n in (y.sum(), x.sum() - y.sum())))
    freedom = max(1, kish(x) - 1)
    none, every = bool(y.sum() == 0), bool(y.sum() == x.sum())
    half = 0.5 if none or every else 0
    centre = np.log((y.sum() + half) / (x.sum() - y.sum() + half))
    return ends(dict(rate=1000 * y.sum() / x.sum(), variance=variance, freedom=freedom, centre=centre,
                     none=none, every=every, clusters=len(x), words=x.sum()), freedom)


def ends(e, freedom):
    """The estimate with its interval on so many degrees of freedom."""
    reach = stats.t.ppf(0.975, freedom) * np.sqrt(e["variance"])
    low = 0 if e["none"] else 1000 * special.expit(e["centre"] - reach)
    high = 1000 if e["every"] else 1000 * special.expit(e["centre"] + reach)
    return dict(e, low=low, high=high)


def joined(a, g, b, r):
    """Satterthwaite's degrees of freedom, no more than the side of fewer clusters has."""
    freedom = (a + b) ** 2 / (a ** 2 / g["freedom"] + b ** 2 / r["freedom"])
    return max(1, min(freedom, g["clusters"] - 1, r["clusters"] - 1))


def difference(g, r):
    d = g["rate"] - r["rate"]
    a, b = ((1000 / e["words"]) ** 2 if e["none"] or e["every"]
            else (e["rate"] * (1 - e["rate"] / 1000)) ** 2 * e["variance"] for e in (g, r))
    freedom = joined(a, g, b, r)
    g, r = ends(g, freedom), ends(r, freedom)
    low = d - np.hypot(g["rate"] - g["low"], r["high"] - r["rate"])
    high = d + np.hypot(g["high"] - g["rate"], r["rate"] - r["low"])
    t = (g["centre"] - r["centre"]) / np.sqrt(g["variance"] + r["variance"])
    return d, low, high, 2 * stats.t.sf(abs(t), joined(g["variance"], g, r["variance"], r))


def orientation(own, shared, x, k=2.0, quantile=None):
    def value(s, c, n):
        s, c = 1000 * s / n, 1000 * c / n
        return (c - s) / (c + s + k)

    own, shared, x = (np.array(v, float) for v in (own, shared, x))
    deleted = [
        np.arctanh(value(own.sum() - a, shared.sum() - b, x.sum() - n)) for a, b, n in zip(own, shared, x)]
    v = value(own.sum(), shared.sum(), x.sum())
    variance = jackknife(deleted)
    if quantile is None:
        variance = max(variance, sum(2 * w / (4 * (w + k / 2 * x.sum() / 1000) ** 2) for w in (own.sum(), shared.sum())))
    for seen in [(2, shared.sum())] * int(own.sum() == 0) + [(own.sum(), 2)] * int(shared.sum() == 0):
        variance += (len(x) - 1) / len(x) * (np.arctanh(value(*seen, x.sum())) - np.arctanh(v)) ** 2
    reach = (quantile or stats.t.ppf(0.975, max(1, kish(x) - 1))) * np.sqrt(variance)
    return v, np.tanh(np.arctanh(v) - reach), np.tanh(np.arctanh(v) + reach)


print("t quantiles, two-sided .95")
for freedom in (1, 1.5, 2, 3.7, 10, 29.25, 120, 5000):
    print(f"  ({freedom}, {stats.t.ppf(0.975, freedom):.15g}),")
print("t probabilities, two-sided")
for freedom, t in ((1, 1.0), (2.5, 3.2), (17, 0.01), (40, 6.5), (3, 40.0)):
    print(f"  ({freedom}, {t}, {2 * stats.t.sf(t, freedom):.15g}),")
g, r = rate(*GROUP), rate(*REST)
for name, e in (("group", g), ("rest", r)):
    print(name, ", ".join(f"{k} {v:.15g}" for k, v in e.items()))
print("difference", ", ".join(f"{v:.15g}" for v in difference(g, r)))
# None and every one: six documents without a "we" against six with it, and the same of I among I and we.
SIZES = [900, 700, 800, 650, 760, 820]
none, some = rate([0] * 6, SIZES), rate([9, 13, 8, 12, 14, 11], SIZES)
print("difference of none", ", ".join(f"{v:.15g}" for v in (none["high"], *difference(none, some))))
every, part = rate([6, 9, 7, 11], [6, 9, 7, 11]), rate([12, 10, 9, 14], [13, 10, 11, 15])
print("difference of all", ", ".join(f"{v:.15g}" for v in (every["low"], *difference(every, part))))
print("orientation", ", ".join(f"{v:.15g}" for v in orientation(OWN, SHARED, GROUP[1])))
print("orientation of documents all alike", ", ".join(
    f"{v:.15g}" for v in orientation([2, 2, 2, 2], [4, 4, 4, 4], [500] * 4)))
print("orientation of no evidence", ", ".join(f"{v:.15g}" for v in orientation([0] * 3, [0] * 3, [700, 800, 900])))
# Of one document, over its sentences: with evidence of both sides, and of one.
SENTENCES = [12, 20, 8, 31, 14, 8]
for own in ([0, 3, 0, 0, 2, 0], [0] * 6):
    found = orientation(own, [2, 0, 0, 5, 1, 0], SENTENCES, quantile=1.96)
    print("orientation of a document", ", ".join(f"{v:.15g}" for v in found))
print("adjusted", [float(f"{v:.15g}") for v in stats.false_discovery_control([0.01, 0.04, 0.03, 0.005, 0.55, 0.03])])

# A line through time: weighted least squares with HC2, by statsmodels, and Bell and McCaffrey's degrees of freedom from
# the matrices themselves.
YEARS = np.array([1980.5, 1984.5, 1989.5, 1991.5, 1996.5, 2003.5])
VALUES = [3.1, 4.0, 2.2, 6.8, 5.9, 7.4]
WORDS = np.array([800, 2100, 450, 1300, 990, 1750])
fit = sm.WLS(VALUES, sm.add_constant(YEARS - YEARS.mean()), weights=WORDS).fit(cov_type="HC2")
slope, error = fit.params[1], fit.bse[1]
design = np.sqrt(WORDS)[:, None] * sm.add_constant(YEARS - YEARS.mean())
lines = np.linalg.inv(design.T @ design) @ design.T
left = np.eye(len(WORDS)) - design @ lines
pulled = left @ np.diag(lines[1] ** 2 / np.diag(left))
freedom = np.trace(pulled) ** 2 / np.trace(pulled @ pulled)
reach = stats.t.ppf(0.975, freedom) * error
print("trend per decade", ", ".join(
    f"{v:.15g}" for v in (10 * slope, 10 * (slope - reach), 10 * (slope + reach),
                          2 * stats.t.sf(abs(slope) / error, freedom))))

# Gries's deviation of proportions, and its mean if words are exchangeable, by summing the binomial.
counts, words = np.array([12, 30, 7, 41, 3]), np.array([820, 1510, 390, 2204, 145])
share, most = words / words.sum(), 1 - words.min() / words.sum()
deviation = np.abs(counts / counts.sum() - share).sum() / 2 / most
k = np.arange(counts.sum() + 1)
chance = sum((np.abs(k / counts.sum() - p) * stats.binom.pmf(k, counts.sum(), p)).sum() for p in share) / 2 / most
print("dispersion", f"{deviation:.15g}, {chance:.15g}")

# A difference within levels: Cochran's weights, Satterthwaite's degrees of freedom.
LEVELS = [((20.0, 4.0, 3.5, 9000, 5), (14.0, 1.0, 6.0, 30000, 9)), ((31.0, 9.0, 2.0, 4000, 4), (24.0, 2.5, 4.0, 8000, 6))]
weights = np.array([a[3] * b[3] / (a[3] + b[3]) for a, b in LEVELS])
weights = weights / weights.sum()
mean = sum(w * (a[0] - b[0]) for w, (a, b) in zip(weights, LEVELS))
parts = [(w * w * side[1], side[2]) for w, pair in zip(weights, LEVELS) for side in pair]
variance = sum(p for p, _ in parts)
freedom = variance ** 2 / sum(p * p / f for p, f in parts)
freedom = min(freedom, sum(min(a[4], b[4]) - 1 for a, b in LEVELS))
centre, error = np.arctanh(mean / 1000), np.sqrt(variance) * 1000 / (1000 ** 2 - mean ** 2)
reach = stats.t.ppf(0.975, freedom) * error
print("within levels", ", ".join(
    f"{v:.15g}" for v in (mean, 1000 * np.tanh(centre - reach), 1000 * np.tanh(centre + reach),
                          2 * stats.t.sf(centre / error, freedom))))

# Wilson's interval of a share, by statsmodels.
print("wilson", [[float(f"{v:.15g}") for v in proportion_confint(count, n, method="wilson")]
                 for count, n in ((7, 20), (0, 13), (13, 13))])

# Keyness: words of documents, group by group. Everything below works on dense arrays and deletes each cluster in turn.
KEYNESS = {
    "A": ["the 40 crew 9 we 6 ship 1", "the 55 crew 4 we 9", "the 31 crew 6 we 2 storm 8", "the 62 crew 11 we 7 ship 2"],
    "B": ["the 50 we 3 ship 4", "the 47 crew 1 we 4 ship 6", "the 70 we 8 ship 9 storm 1"],
    "C": ["the 35 we 9 ship 2", "the 44 crew 2 we 12 ship 3 storm 1"],
}


def keyness(groups, name, scale=1):
    by_group = len(groups) > 5
    parse = lambda text: dict(zip(text.split()[::2], (scale * int(n) for n in text.split()[1::2])))
    documents = [(g, parse(t)) for g, texts in groups.items() for t in texts]
    words = sorted({w for _, d in documents for w in d})
    y = np.array([[d.get(w, 0) for w in words] for _, d in documents], float)
    inside = np.array([g == name for g, _ in documents])
    prior_words = y.sum() / len(documents)
    prior = prior_words * y.sum(0) / y.sum()

    def side(rows):
        def log_odds(counts, log_rate=False):
            a = counts.sum(0) + prior
            n = counts.sum() + prior_words
            return np.log(a / n) if log_rate else np.log(a / (n - a))

        m = len(rows)
        rate = np.exp(log_odds(rows, True))
        deleted = np.array([log_odds(np.delete(rows, i, 0), True) for i in range(m)])
        variance = (m - 1) / m * ((deleted - deleted.mean(0)) ** 2).sum(0) / (1 - rate) ** 2
        uses, size = rows.sum(0) + prior, rows.sum() + prior_words
        seen = rows.sum(0) > 0
        least = np.maximum(variance, np.where(seen, 1 / uses, np.log((uses + 1) / uses) ** 2) + 1 / (size - uses))
        direct = np.array([log_odds(np.delete(rows, i, 0)) for i in range(m)])
        direct = (m - 1) / m * ((direct - direct.mean(0)) ** 2).sum(0)
        return log_odds(rows), least, kish(rows.sum(1)) - 1, direct, variance

    names = np.array([g for g, _ in documents])
    others = np.array([y[names == g].sum(0) for g in groups if g != name]) if by_group else y[~inside]
    (own, own_variance, own_freedom, own_direct, own_rates), (rest, rest_variance, rest_freedom, rest_direct, rest_rates) = (
        side(y[inside]), side(others))
    own_freedom, rest_freedom = max(1, own_freedom), max(1, rest_freedom)
    freedom = (own_variance + rest_variance) ** 2 / (own_variance ** 2 / own_freedom + rest_variance ** 2 / rest_freedom)
    freedom = np.floor(10 * np.minimum(freedom, own_freedom)) / 10
    reach = stats.t.ppf(0.975, freedom) * np.sqrt(own_variance + rest_variance)
    print("keyness of", name, "prior words", f"{prior_words:.15g}")
    for i, word in enumerate(words):
        print(
            f'  ("{word}", {own[i] - rest[i]:.15g}, {own[i] - rest[i] - reach[i]:.15g}, '
            f"{own[i] - rest[i] + reach[i]:.15g}),  # variances by log odds themselves "
            f"{own_direct[i] + rest_direct[i]:.6g} for {own_rates[i] + rest_rates[i]:.6g} by log rates")


keyness(KEYNESS, "A")
# Four times as long, so that for most words documents differ by more than chance.
keyness(KEYNESS, "A", 4)
# Documents alike by luck.
keyness({"A": ["the 60 we 20 harbour 9"] * 3, "B": ["the 68 we 20 harbour 1"] * 3}, "A")
KEYNESS |= {"D": ["the 30 we 5 ship 1", "the 9 crew 1 ship 1"], "E": ["the 51 we 7 ship 2 storm 1"], "F": ["the 48 we 3 ship 3"]}
keyness(KEYNESS, "A")
