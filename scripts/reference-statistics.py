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


def ratio(g, r):
    """The ratio of two rates with its interval."""
    a, b = ((1 - e["rate"] / 1000) ** 2 * e["variance"] for e in (g, r))
    reach = stats.t.ppf(0.975, joined(a, g, b, r)) * np.sqrt(a + b)
    return g["rate"] / r["rate"], g["rate"] / r["rate"] * np.exp(-reach), g["rate"] / r["rate"] * np.exp(reach)


def hedges(g, r):
    """The mean and standard deviation of either side's rates, and Hedges' g with its interval."""
    g, r = ([1000 * y / x for y, x in zip(*side) if x >= 100] for side in (g, r))
    (n, m), (a, b), (s, t) = (len(g), len(r)), (np.mean(g), np.mean(r)), (np.var(g, ddof=1), np.var(r, ddof=1))
    f = n + m - 2
    pooled = ((n - 1) * s + (m - 1) * t) / f
    size = special.gamma(f / 2) / special.gamma((f - 1) / 2) / np.sqrt(f / 2) * (a - b) / np.sqrt(pooled)
    variance = (s / n + t / m) / pooled + size ** 2 * ((n - 1) * s ** 2 + (m - 1) * t ** 2) / (2 * f ** 2 * pooled ** 2)
    welch = (s / n + t / m) ** 2 / ((s / n) ** 2 / (n - 1) + (t / m) ** 2 / (m - 1))
    reach = stats.t.ppf(0.975, max(1, min(welch, n - 1, m - 1))) * np.sqrt(variance)
    return a, np.sqrt(s), b, np.sqrt(t), size, size - reach, size + reach


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
print("ratio", ", ".join(f"{v:.15g}" for v in ratio(g, r)))
print("hedges", ", ".join(f"{v:.15g}" for v in hedges(GROUP, REST)))
# None and every one: six documents without a "we" against six with it, and the same of I among I and we.
SIZES = [900, 700, 800, 650, 760, 820]
none, some = rate([0] * 6, SIZES), rate([9, 13, 8, 12, 14, 11], SIZES)
print("difference of none", ", ".join(f"{v:.15g}" for v in (none["high"], *difference(none, some))))
every, part = rate([6, 9, 7, 11], [6, 9, 7, 11]), rate([12, 9, 9, 14], [13, 10, 11, 15])
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

# Units on both sides: the covariance of the two jackknives, joined with its correlation.
def shared(g, r, common):
    """Two sides of counts and words, and the places in either of the units that are on both."""
    def deleted(y, x):
        y, x = np.array(y, float), np.array(x, float)
        logs = np.array([np.log((y.sum() - a + 0.5) / (x.sum() - b - (y.sum() - a) + 0.5)) for a, b in zip(y, x)])
        return logs - logs.mean()
    a, b = rate(*g), rate(*r)
    n, m = len(g[0]), len(r[0])
    da, db = deleted(*g), deleted(*r)
    covariance = np.sqrt((n - 1) / n * (m - 1) / m) * sum(da[i] * db[j] for i, j in common)
    least = sum(1 / (k + 0.5) for y, x in (g, r) for k in (sum(y), sum(x) - sum(y)))
    variance = max(a["variance"] + b["variance"] - 2 * covariance, least)
    rho = (a["variance"] + b["variance"] - variance) / (2 * np.sqrt(a["variance"] * b["variance"]))
    fa, fb = a["freedom"], b["freedom"]
    overlap = sum(g[1][i] / sum(g[1]) * r[1][j] / sum(r[1]) for i, j in common) * np.sqrt((fa + 1) * (fb + 1) / fa / fb)

    def freedom(u, v):
        return max(1, min((u + v) ** 2 / (u * u / fa + v * v / fb + 2 * u * v * overlap), n - 1, m - 1))
    u, v = ((e["rate"] * (1 - e["rate"] / 1000)) ** 2 * e["variance"] for e in (a, b))
    lo, hi = ends(a, freedom(u, v)), ends(b, freedom(u, v))
    x, y = a["rate"] - lo["low"], hi["high"] - b["rate"]
    below = np.sqrt(x * x + y * y - 2 * rho * x * y)
    x, y = lo["high"] - a["rate"], b["rate"] - hi["low"]
    above = np.sqrt(x * x + y * y - 2 * rho * x * y)
    d = a["rate"] - b["rate"]
    p = 2 * stats.t.sf(abs(a["centre"] - b["centre"]) / np.sqrt(variance), freedom(a["variance"], b["variance"]))
    return d, d - below, d + above, p


print("difference of the same units", ", ".join(f"{v:.15g}" for v in shared(
    ([12, 30, 7, 41, 3], [820, 1510, 390, 2204, 145]), ([9, 25, 3, 30, 1], [700, 1600, 300, 2000, 200]),
    [(i, i) for i in range(5)])))
print("difference of units some of which are the same", ", ".join(f"{v:.15g}" for v in shared(
    ([12, 30, 7, 41, 3], [820, 1510, 390, 2204, 145]), ([30, 4, 9, 18], [2000, 400, 700, 1100]), [(3, 0), (2, 1)])))

# A line through time of documents in units: Bell and McCaffrey's variance from the matrices themselves.
UNITS = np.array([0, 0, 1, 2, 1, 3, 3, 2])
years, words = np.append(YEARS, [2007.5, 1999.5]), np.append(WORDS, [700, 1200])
values = np.append(VALUES, [6.6, 5.1])
design = np.sqrt(words)[:, None] * sm.add_constant(years - np.average(years, weights=words))
bread = np.linalg.inv(design.T @ design)
left = np.eye(len(words)) - design @ bread @ design.T
residuals = left @ (np.sqrt(words) * values)
columns, variance = [], 0
for unit in range(4):
    rows = UNITS == unit
    power, vectors = np.linalg.eigh(left[np.ix_(rows, rows)])
    root = vectors @ np.diag(power ** -0.5) @ vectors.T
    column = (bread @ design[rows].T @ root)[1] @ left[rows]
    columns.append(column)
    variance += ((bread @ design[rows].T @ root)[1] @ residuals[rows]) ** 2
square = np.array(columns) @ np.array(columns).T
freedom = np.trace(square) ** 2 / np.trace(square @ square)
slope = (bread @ design.T @ (np.sqrt(words) * values))[1]
reach = stats.t.ppf(0.975, freedom) * np.sqrt(variance)
print("trend per decade of units", ", ".join(
    f"{v:.15g}" for v in (10 * slope, 10 * (slope - reach), 10 * (slope + reach), freedom)))

# A difference within levels, Cochran's weights: (units, counts, words) of either side.
LEVELS = [
    (([0, 1, 2], [30, 41, 22], [900, 1500, 1000]), ([0, 1, 1], [20, 25, 12], [1100, 1300, 700])),
    (([0, 2, 3], [12, 7, 9], [800, 700, 650]), ([3, 2, 2, 0], [8, 5, 2, 9], [900, 600, 500, 800])),
    (([1], [14], [600]), ([1, 3], [11, 8], [640, 720])),
]


def mean_within(levels):
    sums = [[(np.sum(side[1]), np.sum(side[2])) for side in level] for level in levels]
    sums = [(a, b) for a, b in sums if a[1] > 0 and b[1] > 0]
    weights = np.array([a[1] * b[1] / (a[1] + b[1]) for a, b in sums])
    return (weights * [1000 * (a[0] / a[1] - b[0] / b[1]) for a, b in sums]).sum() / weights.sum(), weights / weights.sum()


def told(mean, variance, freedom):
    centre, error = np.arctanh(mean / 1000), np.sqrt(variance) * 1000 / (1000 ** 2 - mean ** 2)
    reach = stats.t.ppf(0.975, freedom) * error
    return ", ".join(f"{v:.15g}" for v in (mean, 1000 * np.tanh(centre - reach), 1000 * np.tanh(centre + reach),
                                           2 * stats.t.sf(abs(centre) / error, freedom)))


def least(y, x):
    return (1000 * y / x * (1 - y / x)) ** 2 * (1 / (y + 0.5) + 1 / (x - y + 0.5))


def one_out(label):
    """The jackknife over what `label` makes of a level's number and a unit."""
    mean, share = mean_within(LEVELS)
    names = sorted({label(n, u) for n, level in enumerate(LEVELS) for side in level for u in side[0]})
    deleted, parts = [], []
    for name in names:
        kept = [[tuple(np.array(column)[[label(n, u) != name for u in side[0]]] for column in side) for side in level]
                for n, level in enumerate(LEVELS)]
        deleted.append(mean_within(kept)[0])
        parts.append([sum(share[n] * x / sum(level[s][2]) for n, level in enumerate(LEVELS)
                          for u, x in zip(level[s][0], level[s][2]) if label(n, u) == name) for s in (0, 1)])
    p, q = np.array(parts).T
    f, g = (max(1, 1 / (v * v).sum() - 1) for v in (p, q))
    overlap = (p * q).sum() * np.sqrt((f + 1) * (g + 1) / f / g)
    independent = sum(w * w * sum(least(sum(side[1]), sum(side[2])) for side in level) for w, level in zip(share, LEVELS))
    return mean, max(independent, jackknife(deleted)), max(1, min(4 / (1 / f + 1 / g + 2 * overlap), (p > 0).sum() - 1, (q > 0).sum() - 1))


def pooled():
    mean, share = mean_within(LEVELS)
    variances, freedoms = [], []
    for side in (0, 1):
        found = full = freedom = 0
        for level in LEVELS:
            y, x = np.array(level[side][1], float), np.array(level[side][2], float)
            if len(y) > 1:
                r, p = y.sum() / x.sum(), x / x.sum()
                found += ((y - r * x) ** 2).sum() - r * (x * (1 - p)).sum()
                full += r * (x * x * (1 - 2 * p + (p * p).sum())).sum()
                freedom += kish(x) - 1
        correlation = max(0, found / full)
        variances.append(sum(w * w * least(sum(level[side][1]), sum(level[side][2]))
                             * (1 + (sum(np.square(level[side][2])) / sum(level[side][2]) - 1) * correlation)
                             for w, level in zip(share, LEVELS)))
        freedoms.append(freedom)
    joined = sum(variances) ** 2 / sum(v * v / f for v, f in zip(variances, freedoms))
    return mean, sum(variances), max(1, min(joined, *freedoms))


print("within levels, of documents", told(*pooled()))
print("within levels, of authors", told(*one_out(lambda level, unit: unit)))
