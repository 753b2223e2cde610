#!/usr/bin/env python3
"""Prints the numbers that Tests/StatisticsTests hold the statistics to, computed with scipy and numpy.

Needs: pip install scipy numpy. Independent of the Swift code: the jackknife is written here from its definition,
quantiles and probabilities are scipy's.
"""
import numpy as np
from scipy import special, stats

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
    variance = jackknife(deleted)
    freedom = max(1, kish(x) - 1)
    centre = special.logit(y.sum() / x.sum())
    reach = stats.t.ppf(0.975, freedom) * np.sqrt(variance)
    low, high = 1000 * special.expit(centre - reach), 1000 * special.expit(centre + reach)
    return dict(rate=1000 * y.sum() / x.sum(), low=low, high=high, variance=variance, freedom=freedom, centre=centre)


def welch(distance, a, fa, b, fb):
    freedom = (a + b) ** 2 / (a ** 2 / fa + b ** 2 / fb)
    return 2 * stats.t.sf(abs(distance) / np.sqrt(a + b), freedom)


def difference(g, r):
    d = g["rate"] - r["rate"]
    low = d - np.hypot(g["rate"] - g["low"], r["high"] - r["rate"])
    high = d + np.hypot(g["high"] - g["rate"], r["rate"] - r["low"])
    return d, low, high, welch(g["centre"] - r["centre"], g["variance"], g["freedom"], r["variance"], r["freedom"])


def orientation(own, shared, x, k=2.0):
    def value(s, c, n):
        s, c = 1000 * s / n, 1000 * c / n
        return (c - s) / (c + s + k)

    own, shared, x = (np.array(v, float) for v in (own, shared, x))
    deleted = [
        np.arctanh(value(own.sum() - a, shared.sum() - b, x.sum() - n)) for a, b, n in zip(own, shared, x)]
    reach = stats.t.ppf(0.975, max(1, kish(x) - 1)) * np.sqrt(jackknife(deleted))
    v = value(own.sum(), shared.sum(), x.sum())
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
print("orientation", ", ".join(f"{v:.15g}" for v in orientation(OWN, SHARED, GROUP[1])))
print("adjusted", [float(f"{v:.15g}") for v in stats.false_discovery_control([0.01, 0.04, 0.03, 0.005, 0.55, 0.03])])
