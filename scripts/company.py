"""Which words keep the same company in a folder of texts (a module of the scripts beside it; needs scipy).

Labelled texts are few, and each holds few of the words that matter; unlabelled ones tell which words are used alike. A word's
vector is made of its positive pointwise mutual information with the words up to REACH places away, the context's probability
raised to 3/4, cut to DIMENSIONS by singular values, each vector of length 1 (Levy, Goldberg & Dagan 2015, "Improving
distributional similarity with lessons learned from word embeddings", whose settings these are). It is then scaled by
RARE / (RARE + the word's share of the texts), so that function words, which keep every company, say little by theirs (Arora, Liang &
Ma 2017).
"""
import functools, pathlib
import numpy
from collections import Counter
from scipy import sparse
from scipy.sparse.linalg import svds
from spelling import words_of

REACH = 5
DIMENSIONS = 150
WORDS = 20_000   # the most frequent ones
RARE = 1e-3

@functools.cache
def vectors(folder):
    """A vector for each of the most frequent words of the texts below a folder."""
    texts = [words_of(path.read_text(errors="replace")) for path in sorted(pathlib.Path(folder).glob("*/texts/*"))]
    counts = Counter(word for text in texts for word in text)
    words = [word for word, _ in counts.most_common(WORDS)]
    number = {word: n for n, word in enumerate(words)}
    pairs = together([[number.get(word, -1) for word in text] for text in texts], len(words))
    left, values, _ = svds(information(pairs), DIMENSIONS, v0=numpy.ones(len(words), dtype=numpy.float32))
    rows = left * numpy.sqrt(values)
    rows /= numpy.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
    total = sum(counts.values())
    return {word: row * RARE / (RARE + counts[word] / total) for word, row in zip(words, rows)}

def together(texts, size):
    """How often two words stand at most REACH places apart: a symmetric matrix."""
    apart = [-1] * REACH
    places = numpy.array([n for text in texts for n in text + apart])
    pairs = sparse.csr_matrix((size, size), dtype=numpy.float32)
    for distance in range(1, REACH + 1):
        one, other = places[:-distance], places[distance:]
        both = (one >= 0) & (other >= 0)
        ones = numpy.ones(both.sum(), dtype=numpy.float32)
        pairs += sparse.coo_matrix((ones, (one[both], other[both])), shape=(size, size)).tocsr()
    return pairs + pairs.T

def information(pairs):
    """The positive pointwise mutual information of each pair."""
    each = numpy.asarray(pairs.sum(axis=1)).ravel() + 1
    context = each ** 0.75 / (each ** 0.75).sum()
    pairs = pairs.tocoo()
    found = numpy.log(pairs.data / (each[pairs.row] * context[pairs.col]))
    positive = found > 0
    return sparse.csr_matrix((found[positive], (pairs.row[positive], pairs.col[positive])), shape=pairs.shape, dtype=numpy.float32)
