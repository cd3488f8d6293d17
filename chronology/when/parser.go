package when

// parser reads a stretch of the tokens of one clause. Parts of the clause are
// read by parsers of their own, which share the source.
type parser struct {
	*source
	ts []token
}

// source is what all parsers of one clause share.
type source struct {
	text    string
	context *Context
	refused string // a sentence: why a date or time in the clause does not exist
	unknown error  // why a name in the clause could not be resolved
	born    bool   // the clause is labelled as a date of birth
}

// finding is what a clause, or a part of it, was read as.
type finding struct {
	window      Window
	precision   Precision
	extent      Extent
	ends        *ends // of a span whose two days have windows of their own
	clock       Clock
	approximate bool
	uncertain   bool
	unknown     bool
	loose       bool // of weeks or more, though written by its days: "about" does not widen it
	rule        string
	edtf        EDTF
	relations   []Relation
	doubts      []Doubt
}

var endToken = token{}

func (p parser) tok(i int) *token {
	if i < 0 || i >= len(p.ts) {
		return &endToken
	}
	return &p.ts[i]
}

func (p parser) sub(from, to int) parser { return parser{p.source, p.ts[from:to]} }
func (p parser) rest(from int) parser    { return p.sub(min(from, len(p.ts)), len(p.ts)) }

// is reports whether token i is one of the words.
func (p parser) is(i int, words ...string) bool {
	t := p.tok(i)
	if t.kind != tokenWord {
		return false
	}
	for _, word := range words { // asked so often that slices.Contains shows
		if word == t.low {
			return true
		}
	}
	return false
}

// are reports whether the tokens from i on are these words, one after the other.
func (p parser) are(i int, words ...string) bool {
	for k, word := range words {
		if t := p.tok(i + k); t.kind != tokenWord || t.low != word {
			return false
		}
	}
	return true
}

// mark reports whether token i is the punctuation mark.
func (p parser) mark(i int, mark rune) bool {
	t := p.tok(i)
	return t.kind == tokenMark && t.mark == mark
}

func (p parser) number(i int) bool { return p.tok(i).kind == tokenNumber }
func (p parser) word(i int) bool   { return p.tok(i).kind == tokenWord }

// lexeme is what the word at i can be; never nil.
func (p parser) lexeme(i int) *lexeme {
	t := p.tok(i)
	if t.kind != tokenWord {
		return unknownLexeme
	}
	return t.lexeme
}

// typed is the stretch of tokens as it was typed.
func (p parser) typed() string {
	if len(p.ts) == 0 {
		return ""
	}
	return p.text[p.ts[0].start:p.ts[len(p.ts)-1].end]
}

// refuse keeps the first reason why a date cannot be.
func (p parser) refuse(sentence string) {
	if p.refused == "" {
		p.refused = sentence
	}
}

// skip passes over words that say nothing for the date.
func (p parser) skip(i int, words ...string) int {
	for p.is(i, words...) {
		i++
	}
	return i
}
