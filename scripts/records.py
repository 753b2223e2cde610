"""Records of JSON Lines: read from a file, or from what usward prints (a module of the scripts beside it)."""
import json, subprocess

def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]

def of_files(usward, command, files):
    """The records of `usward COMMAND` on files, by path."""
    return {r["path"]: r for r in records([usward, command, "--format", "jsonl", *files])}

def of_texts(usward, command, rows, *options):
    """The records of `usward COMMAND` on the texts of rows, by id; a row may say whose `voices` count."""
    given = ["id", "text", "voices"]
    feed = "".join(json.dumps({name: r[name] for name in given if name in r}) + "\n" for r in rows)
    return {r["id"]: r for r in records([usward, command, "--from", "jsonl", "--format", "jsonl", *options, "-"], feed)}

def records(arguments, feed=""):
    done = subprocess.run(arguments, input=feed.encode(), capture_output=True, check=True)
    # Not splitlines: the lines of JSON Lines end in line feeds only.
    return [json.loads(line) for line in done.stdout.decode().split("\n") if line.strip()]
