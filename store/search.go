package store

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline.org/throughline/chronology"
)

// Hit is a place where a search was found: the best field of an entity.
type Hit struct {
	Entity chronology.UID
	Field  string   // "what happened"
	Text   string   // the field's text, or a piece around the first hit; in one line
	Marks  [][2]int // byte ranges of Text that match
}

// Search finds every word of the query (as prefixes, case and accents folded)
// in all text, best first: titles, names and references before what happened,
// that before notes. A paragraph's number ("6.13") finds the paragraph and what
// it rests on. Limit 0 is all. It is fast enough to run at every key.
func (f *File) Search(query string, limit int) []Hit {
	words := chronology.Words(query)
	if len(words) == 0 {
		return nil
	}
	if limit <= 0 {
		limit = int(^uint(0) >> 1)
	}
	f.mu.Lock()
	hits := f.numbered(query)
	index := f.index
	if index != nil {
		index.begin(f.review)
	}
	f.mu.Unlock()
	if index == nil {
		return nil
	}
	first := map[chronology.UID]bool{}
	for _, h := range hits {
		first[h.Entity] = true
	}
	for _, x := range index.find(words, limit) {
		if !first[x.Identity()] {
			hits = append(hits, hitIn(x, words))
		}
	}
	return hits[:min(limit, len(hits))]
}

// IndexWords lists the words of the review in the background, so that the first
// search need not wait for that. It is not done on opening: what is looked at
// first needs the processors more, and who does not search the memory.
func (f *File) IndexWords() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.index != nil {
		f.index.begin(f.review)
	}
}

// numbered finds the paragraph with the number, and the events it rests on.
func (f *File) numbered(query string) []Hit {
	if f.review == nil || f.review.Settings == nil {
		return nil
	}
	query = strings.TrimSpace(query)
	for i, p := range f.review.Paragraphs {
		number := fmt.Sprintf("%d.%d", f.review.Settings.SectionNumber, i+1)
		if number != query {
			continue
		}
		hits := []Hit{{Entity: p.UID, Field: "paragraph number", Text: number, Marks: [][2]int{{0, len(number)}}}}
		for _, uid := range p.Events {
			if f.review.Event(uid) != nil {
				hits = append(hits, Hit{Entity: uid, Field: "paragraph number", Text: number, Marks: [][2]int{{0, len(number)}}})
			}
		}
		return hits
	}
	return nil
}

// hitIn shows where in the entity the words stand: in the field that holds most
// of them, of equal ones the weightiest.
func hitIn(x chronology.Entity, words []string) Hit {
	var best field
	most := -1
	for _, fd := range appendFields(nil, x) {
		if n := countFound(fd.text, words); n > most {
			best, most = fd, n
		}
	}
	text := oneLine(best.text)
	marks := marksIn(text, words)
	text, marks = piece(text, marks)
	return Hit{Entity: x.Identity(), Field: best.name, Text: text, Marks: marks}
}

func countFound(text string, words []string) (n int) {
	in := chronology.Words(text)
	for _, w := range words {
		if slices.ContainsFunc(in, func(s string) bool { return strings.HasPrefix(s, w) }) {
			n++
		}
	}
	return n
}

// oneLine makes every kind of white space a space of the same length, near enough.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
}

// marksIn finds the beginnings of words that match, in the text as it stands:
// folding changes lengths, so each is measured in the unfolded word.
func marksIn(text string, words []string) [][2]int {
	var marks [][2]int
	for _, at := range chronology.WordSpans(text) {
		word := text[at[0]:at[1]]
		folded := chronology.FoldWord(word)
		longest := 0
		for _, w := range words {
			if len(w) > longest && strings.HasPrefix(folded, w) {
				longest = len(w)
			}
		}
		if longest > 0 {
			marks = append(marks, [2]int{at[0], at[0] + unfoldedLength(word, longest)})
		}
	}
	return marks
}

// unfoldedLength is how many bytes of the word fold to at least that many,
// with the accents that belong to the last letter.
func unfoldedLength(word string, folded int) int {
	if len(chronology.FoldWord(word)) == len(word) && len(word) == utf8.RuneCountInString(word) {
		return folded
	}
	for end, r := range word {
		if unicode.IsMark(r) {
			continue
		}
		if len(chronology.FoldWord(word[:end])) >= folded {
			return end
		}
	}
	return len(word)
}

// Lengths in bytes of what is shown of a long text.
const (
	pieceLength = 160
	pieceBefore = 40 // at most, before the first mark
)

// piece cuts a long text to what stands around its first mark.
func piece(text string, marks [][2]int) (string, [][2]int) {
	if len(text) <= pieceLength || len(marks) == 0 {
		return text, marks
	}
	from := 0
	if marks[0][0] > pieceBefore {
		from = wordEnd(text, marks[0][0]-pieceBefore)
		from = min(from, marks[0][0])
	}
	to := len(text)
	if from+pieceLength < to {
		to = max(strings.LastIndexByte(text[:from+pieceLength], ' '), marks[0][1])
	}
	before, after := "", ""
	if from > 0 {
		before = "… "
	}
	if to < len(text) {
		after = " …"
	}
	var moved [][2]int
	for _, m := range marks {
		if m[1] <= to {
			moved = append(moved, [2]int{m[0] - from + len(before), m[1] - from + len(before)})
		}
	}
	return before + text[from:to] + after, moved
}

// wordEnd is where the first word after the next space begins.
func wordEnd(text string, at int) int {
	if i := strings.IndexByte(text[at:], ' '); i >= 0 {
		return at + i + 1
	}
	return at
}
