package naming

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline.org/throughline/chronology/spelling"
)

// Signs are what a quick look at a text comes upon.
type Signs uint8

// The signs.
const (
	Names   Signs = 1 << iota // Find may find somebody, other than by a label
	Figures                   // it has figures
	Several                   // it has them in two places or more
	Numbers                   // six figures in a row, ten on end, or a letter or a capital word behind one
	At                        // it has an @
)

// Looking looks over texts that mostly name nobody, ten times as quickly as a
// Search could take them apart. It remembers of every word what it can say:
// nothing, as nearly all do; something only beside another (will, which is Will
// too, or a letter that may be an initial); or enough to search the text. It
// belongs to one goroutine.
type Looking struct {
	s       *Search
	words   []uint64 // those met, by their places: key and saying; 0 is free
	count   int
	numbers bool // some number is looked for
	marks   []int
	end     [2*block + 8]byte // of a text, and spaces
}

// saying is what a word can say of people. It is kept in bits that no key has.
type saying uint64

const (
	dull    saying = 0
	beside  saying = 1 << 7  // where another stands beside it
	initial saying = 1 << 15 // the same, or where a full stop follows
	telling saying = beside | initial
)

// Look begins to look. Held is that of Search.
func (f *Finder) Look(held bool) *Looking {
	l := &Looking{s: f.Search(held), words: make([]uint64, 1<<12)}
	for word := range f.needed {
		l.numbers = l.numbers || digits(word)
	}
	return l
}

// Search is what searches a text that has a sign of names.
func (l *Looking) Search() *Search { return l.s }

// Marks are where runs of figures begin and where an @ stands in the text that was
// looked at last, in their order.
func (l *Looking) Marks() []int { return l.marks }

// Signs looks at a text.
func (l *Looking) Signs(text []byte) Signs {
	var signs Signs
	last, end := dull, 0   // what the word before says, and where it ended
	figures, chain := 0, 0 // in all, and on end
	began, ended := 0, 0   // where the last of them did
	l.marks = l.marks[:0]
	for i := 0; i < len(text); {
		if next := l.passOver(text, i); next > i {
			last, i = dull, next
			continue
		}
		c := text[i]
		if c < utf8.RuneSelf && !asciiLetter(c) {
			i++
			switch {
			case c == '\n' && l.broken(text, i):
				signs |= Names
			case c == '@':
				signs |= At
				l.marks = append(l.marks, i-1)
			case c >= '0' && c <= '9':
				from := i - 1
				l.marks = append(l.marks, from)
				for i < len(text) && text[i] >= '0' && text[i] <= '9' {
					i++
				}
				if figures > 0 {
					signs |= Several
				}
				if figures += i - from; !joinsFigures(text[ended:from], ended-began) {
					chain = 0
				}
				chain, began, ended = chain+i-from, from, i
				if i-from >= longNumber || chain >= manyFigures || letterFollows(text, from, i) || houseNumber(text[from:i]) && nameFollows(text[i:]) {
					signs |= Numbers
				}
			}
			continue
		}
		key, to := wordKey(text, i)
		now := dull
		if to < len(text) && (text[to] >= utf8.RuneSelf || text[to] == '\'' || text[to] == '`') {
			if now, to = l.slowly(text, i); to == i {
				_, size := utf8.DecodeRune(text[i:])
				i += size
				continue
			}
		} else {
			now = l.says(key, text[i:to])
		}
		if now != dull && (now == telling || last != dull && i-end <= widestGap || now == initial && to < len(text) && text[to] == '.') {
			signs |= Names
		}
		last, end, i = now, to, to
	}
	if figures > 0 {
		signs |= Figures
	}
	if l.numbers && figures > 0 {
		signs |= Names
	}
	return signs
}

// passOver is passDull, also where too little is left of a text to be looked at 64
// bytes at a time: spaces are put behind it.
func (l *Looking) passOver(text []byte, i int) int {
	if i+block+8 <= len(text) {
		return l.passDull(text, i)
	}
	if len(text)-i < shortEnd || !asciiLetter(text[i]) {
		return i
	}
	n := copy(l.end[:], text[i:])
	copy(l.end[n:], spaces[:])
	return i + min(n, l.passDull(l.end[:], 0))
}

// shortEnd is how little of a text is not worth while to be copied.
const shortEnd = 12

var spaces = [2*block + 8]byte(bytes.Repeat([]byte{' '}, 2*block+8))

// passDull goes past words that are known to say nothing and what stands between
// them: nearly all of a text. It looks at 64 bytes at a time, and stops before a
// word that is not known so, and before or at what is neither a letter nor one of
// the usual signs.
func (l *Looking) passDull(text []byte, i int) int {
	mask := uint64(len(l.words) - 1)
	for i+block+8 <= len(text) {
		letters, others := sorted(text[i : i+block : i+block])
		limit := bits.TrailingZeros64(others)
		at := limit
		for rest := letters; rest != 0; {
			start := bits.TrailingZeros64(rest)
			end := start + bits.TrailingZeros64(^(rest >> start))
			if end >= limit {
				at = min(start, limit) // it may go on
				break
			}
			key := uint64(0)
			if eight := binary.LittleEndian.Uint64(text[i+start:]); end-start <= 8 {
				key = eight & (^uint64(0) >> (64 - 8*(end-start)))
			} else {
				key, _ = wordKey(text, i+start)
			}
			if slot := slotOf(key); l.words[slot&mask] != key && l.words[(slot+1)&mask] != key {
				return i + start
			}
			rest = rest >> end << end
		}
		if i += at; at == 0 || limit < block {
			return i
		}
	}
	return i
}

// block is how many bytes are looked at together, a bit for each.
const block = 64

// sorted tells which of the bytes of a block are ASCII letters, and which are
// neither that nor a space or one of the signs between '!' and '/', but for the
// apostrophe.
func sorted(text []byte) (letters, others uint64) {
	for n := 0; n < block; n += 8 {
		eight := binary.LittleEndian.Uint64(text[n:])
		are := lettersOf(eight)
		signs := zeroBytes(eight&(0xf0*eachByte)^0x20*eachByte) &^ zeroBytes(eight^'\''*eachByte)
		letters |= bitOfEach(are) << n
		others |= bitOfEach(^(are|signs)&highBits) << n
	}
	return letters, others
}

const highBits = 0x80 * eachByte

// zeroBytes are the high bits of those bytes that are 0.
func zeroBytes(eight uint64) uint64 {
	return ^((eight&(0x7f*eachByte) + 0x7f*eachByte) | eight) & highBits
}

// bitOfEach moves the high bits of bytes together.
func bitOfEach(high uint64) uint64 { return high >> 7 * 0x0102040810204080 >> 56 }

// joinsFigures reports whether what stands between figures may do so within one
// number (traces.numberAt): not that between the days of a period.
func joinsFigures(gap []byte, before int) bool {
	for _, c := range gap {
		joint := before >= leastJoint && (c == '/' || c == '_' || c == '\n')
		if c < utf8.RuneSelf && c != ' ' && c != '-' && c != '(' && c != ')' && c != '.' && !joint {
			return false
		}
	}
	return len(gap) <= widestJoin
}

// leastJoint is how many figures stand before a stroke, an underscore or the end of
// a line within one number.
const leastJoint = 3

// widestJoin is the longest of it: three characters.
const widestJoin = 3 * utf8.UTFMax

// letterFollows reports whether a letter follows that may belong to a postcode or
// to the number of a house. The T between a day and a clock time does not.
func letterFollows(text []byte, from, to int) bool {
	if to == len(text) || !asciiLetter(text[to]) {
		return false
	}
	clock := text[to] == 'T' && from > 0 && text[from-1] == '-' && to-from == 2 && to+1 < len(text) && text[to+1] >= '0' && text[to+1] <= '9'
	return !clock
}

// houseNumber reports whether figures may be the number of a house: no year.
func houseNumber(figures []byte) bool {
	return len(figures) < 4 && figures[0] != '0' || len(figures) == 4 && (string(figures) < "1900" || string(figures) >= "2100")
}

// nameFollows reports whether a capital letter follows after a space, other than
// that of a month: the figures may be the number of a house.
func nameFollows(text []byte) bool {
	n := 0
	for n < len(text) && (text[n] == ' ' || text[n] == ',' || text[n] == 0xc2 || text[n] == 0xa0) {
		n++
	}
	if n == 0 || n == len(text) || text[n] < utf8.RuneSelf && (text[n] < 'A' || text[n] > 'Z') {
		return false
	}
	end := n
	for end < len(text) && end-n <= longestMonth && asciiLetter(text[end]) {
		end++
	}
	goesOn := end < len(text) && (text[end] >= utf8.RuneSelf || text[end] == '\'' || text[end] == '-')
	return goesOn || !monthsWritten[string(text[n:end])]
}

// longestMonth is how many letters the longest name of a month has.
const longestMonth = 9

// monthsWritten are the months as they begin with a capital letter.
var monthsWritten = func() map[string]bool {
	written := map[string]bool{}
	for m := range months {
		written[strings.ToUpper(m[:1])+m[1:]] = true
	}
	return written
}()

// longNumber and manyFigures are how many figures make a number that may be
// somebody's: a date in figures alone, a telephone number.
const (
	longNumber  = 6
	manyFigures = 10
)

// widestGap is the longest of what stands between two words of a name, in bytes.
const widestGap = 3

// wordKey is the key of the ASCII letters from i on, and where they end. Up to
// eight are their own key; of more it is a hash.
func wordKey(text []byte, i int) (key uint64, end int) {
	for {
		var eight uint64
		if i+8 <= len(text) {
			eight = binary.LittleEndian.Uint64(text[i:])
		} else {
			for n := len(text) - 1; n >= i; n-- {
				eight = eight<<8 | uint64(text[n])
			}
		}
		count := lettersIn(eight)
		if count < 8 {
			if key == 0 {
				return eight & (1<<(8*count) - 1), i + count
			}
			return mixed(key, eight&(1<<(8*count)-1))&^uint64(telling) | longKey, i + count
		}
		if key == 0 && (i+8 == len(text) || !asciiLetter(text[i+8])) {
			return eight, i + 8
		}
		key = mixed(key, eight)
		i += 8
	}
}

// longKey tells the keys of long words from those of short ones, in which the
// highest bit of no byte is set.
const longKey = 1 << 63

const eachByte = 0x0101010101010101

// lettersOf are the high bits of those bytes that are ASCII letters.
func lettersOf(eight uint64) uint64 {
	small := (eight | 0x20*eachByte) & (0x7f * eachByte)
	fromA := small + (0x80-'a')*eachByte
	beyondZ := small + (0x7f-'z')*eachByte
	return fromA &^ beyondZ &^ eight & highBits
}

// lettersIn counts the bytes that are ASCII letters, until one is none.
func lettersIn(eight uint64) int {
	return bits.TrailingZeros64(^lettersOf(eight)&highBits) / 8
}

// mixed takes eight more bytes into a hash.
func mixed(hash, eight uint64) uint64 {
	high, low := bits.Mul64(hash^0x9e3779b97f4a7c15, eight^0xe7037ed1a0b428db)
	return high ^ low
}

// says is what a word of ASCII letters can say.
func (l *Looking) says(key uint64, written []byte) saying {
	mask := uint64(len(l.words) - 1)
	at := slotOf(key) & mask
	for ; l.words[at] != 0; at = (at + 1) & mask {
		if w := l.words[at]; w == key {
			return dull
		} else if w&^uint64(telling) == key {
			return saying(w) & telling
		}
	}
	word := string(written)
	now := l.s.saying(word, l.s.word(word))
	l.words[at] = key | uint64(now)
	if l.count++; 2*l.count > len(l.words) {
		l.grow()
	}
	return now
}

func slotOf(key uint64) uint64 { return key * 0x9e3779b97f4a7c15 >> 32 }

func (l *Looking) grow() {
	were := l.words
	l.words = make([]uint64, 4*len(were))
	mask := uint64(len(l.words) - 1)
	for _, w := range were {
		if w == 0 {
			continue
		}
		at := slotOf(w&^uint64(telling)) & mask
		for l.words[at] != 0 {
			at = (at + 1) & mask
		}
		l.words[at] = w
	}
}

// broken reports whether a word that was broken before the end of a line, behind
// which i stands, says something.
func (l *Looking) broken(text []byte, i int) bool {
	hyphen := i - 2
	if hyphen > 0 && text[hyphen] == '\r' {
		hyphen--
	}
	if hyphen < 1 || text[hyphen] != '-' {
		return false
	}
	start := hyphen
	for start > 0 {
		r, size := utf8.DecodeLastRune(text[:start])
		if apostrophe(r) || unseen(r) {
			return true // where the word begins is not so easily told
		}
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			break
		}
		start -= size
	}
	if start == hyphen {
		return false
	}
	now, end := l.slowly(text, start)
	return end > i && now != dull
}

// slowly looks at a word that has other letters than ASCII or an apostrophe in it
// or behind it. It ends where it begins for a sign that is no letter.
func (l *Looking) slowly(text []byte, i int) (saying, int) {
	rest := string(text[i:min(len(text), i+usualWord)])
	end := wordEnd(rest, 0)
	switch {
	case end == 0:
		return dull, i
	case end+usualWord/8 > len(rest):
		rest = string(text[i:])
		end = wordEnd(rest, 0)
	}
	hash := hashOfAll(rest[:end])
	w, met := l.s.met.find(hash, rest[:end])
	if !met {
		w = l.s.word(rest[:end])
		l.s.met.keep(hash, rest[:end], w)
	}
	now := l.s.saying(rest[:end], w)
	return now, i + end + shortened(rest[end:])
}

// usualWord is how far ahead the end of a word is looked for at first.
const usualWord = 64

// saying is what a word can say, after how Find takes it (see byParts, judgeSmall,
// byInitials and stands).
func (s *Search) saying(written string, w *word) saying {
	folded := key(written)
	switch {
	case s.f.needed[folded]:
		return telling
	case titles[folded] && (w == nil || len(w.parts) == 0):
		return beside
	case w == nil:
		return dull
	case w.inner != nil:
		return telling
	case len(w.parts) == 0 && w.initial != 0:
		return initial
	case len(w.parts) == 0:
		return dull // it begins a sequence that has another word to be known by
	case w.initial == 0 && (s.small(w) || !slices.ContainsFunc(w.parts, part.counts)):
		return beside
	}
	return telling
}

// small reports whether a word is by itself taken for an everyday one.
func (s *Search) small(w *word) bool {
	return w.letters == spelling.Small && (w.ordinary || months[w.key] || s.f.known[w.key]) &&
		!slices.ContainsFunc(w.parts, func(p part) bool { return p.kind == joined })
}

// counts reports whether a part of a name counts without another.
func (p part) counts() bool { return p.kind != particle && !p.weak }

// need keeps the word by which a sequence is known in a text at a look: the
// longest that is no everyday one, else the longest.
func (f *Finder) need(words []string) {
	best := ""
	for _, w := range words {
		if better(w, best) {
			best = w
		}
	}
	f.needed[best] = true
}

func better(word, than string) bool {
	a, b := spelling.Ordinary(word), spelling.Ordinary(than)
	if a != b && than != "" {
		return !a
	}
	return len(word) > len(than)
}
