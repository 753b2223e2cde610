"""The words of a text as a verdict's formula counts them: letters and apostrophes, lower case, contractions in their parts (a
module of the scripts beside it)."""
import functools, pathlib, re, tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
CONTRACTIONS = tomllib.load(open(ROOT / "lexicons/00-english.toml", "rb"))["contractions"]
ENDINGS = sorted(CONTRACTIONS["endings"].items(), key=lambda e: -len(e[0]))

@functools.cache
def parts(word):
    if word in CONTRACTIONS["whole"]:
        return CONTRACTIONS["whole"][word].split()
    for ending, part in ENDINGS:
        if len(word) > len(ending) and word.endswith(ending):
            return parts(word[:-len(ending)]) + [part]
    return [word]

def words_of(text):
    plain = text.lower().replace("\u2019", "'")
    return [p for word in re.findall(r"[a-z]+(?:'[a-z]+)*", plain) for p in parts(word)]
