"""The teacher: the lower layers of BERT, taught to find names, that label open news.

See ../README.md for what it needs and how it is run. Nothing of it ships: only the places of the
names that it found are kept, for the trainer in Java.
"""
import argparse
import glob
import gzip
import os
import random
import re
import unicodedata

import numpy
import torch
import torch.nn.functional as functional
from torch import nn

import checkpoint

TYPES = ("PER", "ORG", "LOC")
TAGS = ["O"] + [position + "-" + name for name in TYPES for position in "BI"]
NUMBER = {tag: number for number, tag in enumerate(TAGS)}
WINDOW = 128
LAYERS, FROZEN = 8, 3
WIDTH, HEADS = 768, 12
CLS, SEP = 101, 102
GUM_WITHOUT_LICENCE = [*range(36, 51), *range(99, 142)]
PUD_NEWS_SENTENCES = 500
MARKED = re.compile(r"\[([A-Z]+) ([^\]]*)\]|([^\[\]]+)")
TOKEN = re.compile(
    r"[A-Za-z]\.(?:[A-Za-z]\.)+"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|St|Jr|Sr|Inc|Corp|Co|Ltd|No)\."
    r"|\d[\d,.]*\d|['\u2019]s\b|\w+(?:[-&'\u2019./]\w+)*|[^\w\s]")


class Pieces:
    """BERT's word pieces, greedy from the left."""

    def __init__(self, vocabulary):
        with open(vocabulary, encoding="utf-8") as lines:
            self.numbers = {line.rstrip("\n"): at for at, line in enumerate(lines)}
        self.unknown = self.numbers["[UNK]"]
        self.known = {}

    def of(self, word):
        if word not in self.known:
            self.known[word] = self._cut(word)
        return self.known[word]

    def _cut(self, word):
        plain = unicodedata.normalize("NFC", word).replace("\u2019", "'").replace("``", '"')
        plain = plain.replace("\u201c", '"').replace("\u201d", '"')
        pieces = []
        for part in re.findall(r"\w+|[^\w\s]", plain):
            pieces += self._cut_part(part)[:8]
        return pieces[:16] or [self.unknown]

    def _cut_part(self, part):
        at, pieces = 0, []
        while at < len(part):
            end = len(part)
            while end > at and ("##" if at else "") + part[at:end] not in self.numbers:
                end -= 1
            if end == at:
                return [self.unknown]
            pieces.append(self.numbers[("##" if at else "") + part[at:end]])
            at = end
        return pieces


def conll(path):
    """Documents of sentences of (words, tags)."""
    documents, document, words, tags = [], [], [], []

    def end_sentence():
        if words:
            document.append((list(words), begun(tags)))
        words.clear()
        tags.clear()

    with open(path, encoding="utf-8") as lines:
        for line in lines:
            word, _, tag = line.rstrip("\n").partition("\t")
            if not line.strip():
                end_sentence()
            elif word == "-DOCSTART-":
                end_sentence()
                if document:
                    documents.append(list(document))
                document.clear()
            elif word.strip():
                words.append(word.strip())
                tags.append(tag if tag in NUMBER else "O")
    end_sentence()
    return documents + [document] if document else documents


def begun(tags):
    """A name that starts with I- starts with B-."""
    before, result = "O", []
    for tag in tags:
        opens = tag[0] == "I" and before[1:] != tag[1:]
        result.append("B" + tag[1:] if opens else tag)
        before = tag
    return result


def written(folder):
    """The news written for this project, see org.wirewatch.enrich.entity.train.WrittenNews."""
    documents = []
    for path in sorted(glob.glob(os.path.join(folder, "*.txt"))):
        with open(path, encoding="utf-8") as file:
            for text in re.split(r"\n\s*\n|\n(?=# )", file.read()):
                sentences = [marked(line.removeprefix("# ")) for line in text.split("\n")]
                documents.append([sentence for sentence in sentences if sentence[0]])
    return [document for document in documents if document]


def marked(line):
    words, tags = [], []
    for match in MARKED.finditer(line.strip()):
        for at, word in enumerate(TOKEN.findall(match[2] or match[3] or "")):
            words.append(word)
            tags.append(("B-" if at == 0 else "I-") + match[1] if match[1] in TYPES else "O")
    return words, tags


class Layer(nn.Module):
    def __init__(self, weights, number):
        super().__init__()
        prefix = "module/bert/encoder/layer_%d/" % number

        def linear(*names):
            kernels = [torch.tensor(weights[prefix + name + "/kernel"].T.copy()) for name in names]
            biases = [torch.tensor(weights[prefix + name + "/bias"].copy()) for name in names]
            made = nn.Linear(kernels[0].shape[1], sum(kernel.shape[0] for kernel in kernels))
            made.weight.data, made.bias.data = torch.cat(kernels), torch.cat(biases)
            return made

        self.attend = linear(*("attention/self/" + name for name in ("query", "key", "value")))
        self.gather = linear("attention/output/dense")
        self.gather_norm = norm(weights, prefix + "attention/output/LayerNorm")
        self.widen = linear("intermediate/dense")
        self.narrow = linear("output/dense")
        self.norm = norm(weights, prefix + "output/LayerNorm")

    def forward(self, x, mask):
        rows, length, _ = x.shape
        parts = self.attend(x).view(rows, length, 3, HEADS, WIDTH // HEADS)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        weight = torch.softmax(query @ key.transpose(-1, -2) / 8 + mask, -1)
        seen = (weight @ value).transpose(1, 2).reshape(rows, length, WIDTH)
        drop = 0.1 if self.training else 0.0
        x = self.gather_norm(x + functional.dropout(self.gather(seen), drop))
        deep = self.narrow(functional.gelu(self.widen(x)))
        return self.norm(x + functional.dropout(deep, drop))


def norm(weights, prefix):
    made = nn.LayerNorm(WIDTH, eps=1e-12)
    made.weight.data = torch.tensor(weights[prefix + "/gamma"].copy())
    made.bias.data = torch.tensor(weights[prefix + "/beta"].copy())
    return made


class Teacher(nn.Module):
    def __init__(self, folder):
        super().__init__()
        weights = checkpoint.load(os.path.join(folder, "variables/variables"))
        embeddings = "module/bert/embeddings/"
        self.words = nn.Parameter(torch.tensor(weights[embeddings + "word_embeddings"].copy()))
        self.places = nn.Parameter(
            torch.tensor(
                weights[embeddings + "position_embeddings"]
                + weights[embeddings + "token_type_embeddings"][0]))
        self.first_norm = norm(weights, embeddings + "LayerNorm")
        self.layers = nn.ModuleList(Layer(weights, number) for number in range(LAYERS))
        self.out = nn.Linear(WIDTH, len(TAGS))
        nn.init.normal_(self.out.weight, std=0.02)
        nn.init.zeros_(self.out.bias)
        for part in [self.first_norm, *self.layers[:FROZEN]]:
            part.requires_grad_(False)
        self.words.requires_grad = self.places.requires_grad = False

    def forward(self, ids, real):
        mask = (1 - real)[:, None, None, :] * -1e4
        x = self.first_norm(self.words[ids] + self.places[:ids.shape[1]])
        for layer in self.layers:
            x = layer(x, mask)
        return self.out(functional.dropout(x, 0.1 if self.training else 0.0))


class Windows:
    """Whole sentences of a document, as many as fit; where each word's first piece stands."""

    def __init__(self, documents, pieces):
        self.ids, self.places = [], []
        for number, document in enumerate(documents):
            ids, places = [CLS], []
            for at, (words, _) in enumerate(document):
                cut = [pieces.of(word) for word in words]
                if len(ids) > 1 and len(ids) + sum(map(len, cut)) >= WINDOW:
                    self._add(ids, places)
                    ids, places = [CLS], []
                for word, piece in enumerate(cut):
                    if len(ids) + len(piece) >= WINDOW:
                        break
                    places.append((len(ids), number, at, word))
                    ids = ids + piece
            if places:
                self._add(ids, places)

    def _add(self, ids, places):
        self.ids.append(ids + [SEP])
        self.places.append(places)

    def batches(self, size, chance=None):
        """Windows of about one length together; in random order when there is a chance."""
        order = list(range(len(self.ids)))
        if chance:
            chance.shuffle(order)
        batches = []
        for at in range(0, len(order), size * 40):
            part = sorted(order[at:at + size * 40], key=lambda window: len(self.ids[window]))
            batches += [part[i:i + size] for i in range(0, len(part), size)]
        if chance:
            chance.shuffle(batches)
        return batches

    def tensors(self, batch):
        width = max(len(self.ids[window]) for window in batch)
        ids = torch.zeros(len(batch), width, dtype=torch.long)
        real = torch.zeros(len(batch), width)
        for row, window in enumerate(batch):
            length = len(self.ids[window])
            ids[row, :length] = torch.tensor(self.ids[window])
            real[row, :length] = 1
        return ids, real


def teach(teacher, documents, pieces, rate, seed):
    chance = random.Random(seed)
    torch.manual_seed(seed)
    windows = Windows(documents, pieces)
    batches = windows.batches(16, chance)
    moving = [parameter for parameter in teacher.parameters() if parameter.requires_grad]
    groups = [
        {"params": [p for p in moving if p.dim() > 1], "weight_decay": 0.01},
        {"params": [p for p in moving if p.dim() == 1], "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=rate)
    teacher.train()
    for step, batch in enumerate(batches):
        done = step / len(batches)
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1, done / 0.06) * (1 - max(0, done - 0.06) / 0.94)
        ids, real = windows.tensors(batch)
        right = torch.full(ids.shape, -100, dtype=torch.long)
        for row, window in enumerate(batch):
            for place, document, sentence, word in windows.places[window]:
                right[row, place] = NUMBER[documents[document][sentence][1][word]]
        found = teacher(ids, real)
        loss = functional.cross_entropy(found.view(-1, len(TAGS)), right.view(-1))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(moving, 1.0)
        optimizer.step()
        if step % 20 == 0:
            print("step %d of %d, loss %.4f" % (step, len(batches), loss.item()), flush=True)


def read(teacher, documents, pieces):
    """Log probabilities of each word's tags, by document and sentence; NaN where cut off."""
    result = [
        [numpy.full((len(words), len(TAGS)), numpy.nan, numpy.float32) for words, _ in document]
        for document in documents]
    windows = Windows(documents, pieces)
    teacher.eval()
    with torch.no_grad():
        for batch in windows.batches(32):
            scores = torch.log_softmax(teacher(*windows.tensors(batch)), -1).numpy()
            for row, window in enumerate(batch):
                for place, document, sentence, word in windows.places[window]:
                    result[document][sentence][word] = scores[row, place]
    return result


NEVER = numpy.array(
    [[0.0 if to[0] != "I" or (of != "O" and of[1:] == to[1:]) else -1e9 for to in TAGS]
     for of in TAGS])
FIRST = numpy.array([-1e9 if tag[0] == "I" else 0.0 for tag in TAGS])


def decode(scores):
    """The best well-formed tags (Viterbi)."""
    best, back = scores[0] + FIRST, []
    for score in scores[1:]:
        steps = best[:, None] + NEVER
        back.append(steps.argmax(0))
        best = steps.max(0) + score
    tags = [int(best.argmax())]
    for choice in reversed(back):
        tags.append(int(choice[tags[-1]]))
    return tags[::-1]


def names(tags):
    spans, start = [], None
    for at, tag in enumerate([TAGS[number] for number in tags] + ["O"]):
        if start is not None and tag[0] != "I":
            spans.append("%d-%d-%s" % (start, at, TAGS[tags[start]][2:]))
            start = None
        if tag[0] == "B":
            start = at
    return spans


def label(teacher, documents, numbers, pieces, path):
    """Writes the names that the teacher finds; sentences that do not fit a window are left out."""
    lines = []
    for document, found in enumerate(read(teacher, documents, pieces)):
        for sentence, scores in enumerate(found):
            if numpy.isnan(scores).any():
                continue
            lines.append(" ".join([str(numbers[document][sentence]), *names(decode(scores))]))
    with open(path, "wb") as file, gzip.GzipFile("", "wb", mtime=0, fileobj=file) as out:
        out.write("".join(line + "\n" for line in lines).encode())
    print("%s: %d sentences" % (path, len(lines)))


def open_news(path):
    """Documents of 15 sentences, as the trainer reads them, and the sentences' numbers."""
    documents, numbers = [[]], [[]]
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            words = line.split()
            if 2 < len(words) <= 80:
                documents[-1].append((words, None))
                numbers[-1].append(number)
                if len(documents[-1]) == 15:
                    documents.append([])
                    numbers.append([])
    return documents, numbers


def sentences(documents, share, chance):
    single = [[sentence] for document in documents for sentence in document]
    chance.shuffle(single)
    return single[:int(len(single) * share)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bert", required=True, help="folder with assets/ and variables/")
    parser.add_argument("--data", required=True, help="folder of the .conll files and voa_text.txt")
    parser.add_argument("--training", required=True, help="enrich/training; labels are put there")
    options = parser.parse_args()
    pieces = Pieces(os.path.join(options.bert, "assets/vocab.txt"))
    chance = random.Random(7)

    def collection(name):
        return conll(os.path.join(options.data, name))

    pud, count = [], 0
    for document in collection("uner_pud.conll"):
        if count >= PUD_NEWS_SENTENCES:
            pud.append(document)
        count += len(document)
    news = [
        document for number, document in enumerate(written(os.path.join(options.training, "news")))
        if number % 10 != 9]
    wiki = collection("crossner_wiki.conll")
    broad = 2 * pud + collection("wikigold.conll") + collection("uner_ewt_devtest.conll")
    broad += sentences(wiki, 0.5, chance)
    broad += sentences(collection("btc_social.conll"), 0.35, chance)
    broad += sentences(collection("wnut17_social.conll"), 0.3, chance)
    teacher = Teacher(options.bert)
    teach(teacher, broad, pieces, 6e-5, seed=1)
    fine = 2 * news + collection("wikigold.conll") + sentences(wiki, 0.15, chance)
    teach(teacher, fine, pieces, 4e-5, seed=3)

    voa, numbers = open_news(os.path.join(options.data, "voa_text.txt"))
    label(teacher, voa, numbers, pieces, os.path.join(options.training, "voa_text.labels.gz"))
    for name in ("gum_openlic", "uner_ewt_devtest"):
        documents, at, numbers = collection(name + ".conll"), 0, []
        for document in documents:
            numbers.append(list(range(at, at + len(document))))
            at += len(document)
        out = os.path.join(options.training, name + ".labels.gz")
        label(teacher, documents, numbers, pieces, out)


if __name__ == "__main__":
    main()
