package export

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/bidi"
	"golang.org/x/text/unicode/norm"
)

// Arabic letters (and so Urdu, Persian, Pashto names) join their neighbours, and
// run from right to left. A page addresses glyphs by characters, so each letter is
// set as the character that Unicode keeps for its form: alone, last, first or
// between. The text stays in the order in which it is read, so that it can be
// measured and broken as any other; shaped turns letters into forms as text is
// cleaned, rightToLeft finds what is to be turned round as it is drawn, and spoken
// turns forms back into letters for whoever listens.

// letterForms are the forms of a letter; 0 for one that it does not have. One
// with a first form joins what follows, one with a last form what precedes.
type letterForms struct{ alone, last, first, between rune }

// formTable holds the forms of letters, and of the two letters lam and alef, which
// are always written as one.
type formTable struct {
	letters map[rune]letterForms
	pairs   map[[2]rune]letterForms
}

// Presentation forms of single letters stand in these ranges, forms of one
// letter side by side, in the order of letterForms' fields.
var formRanges = [][2]rune{{0xFB50, 0xFBB1}, {0xFBD3, 0xFBE7}, {0xFBFC, 0xFBFF}, {0xFE80, 0xFEFC}}

const tatweel = '\u0640' // the stroke that lengthens a word joins on both sides

// arabicForms reads the table from what Unicode says of the forms.
var arabicForms = sync.OnceValue(func() formTable {
	t := formTable{map[rune]letterForms{}, map[[2]rune]letterForms{}}
	for _, r := range formRanges {
		for from := r[0]; from <= r[1]; {
			of := norm.NFKC.String(string(from))
			to := from
			for to <= r[1] && norm.NFKC.String(string(to)) == of {
				to++
			}
			t.add([]rune(of), from, int(to-from))
			from = to
		}
	}
	t.letters[tatweel] = letterForms{tatweel, tatweel, tatweel, tatweel}
	return t
})

func (t formTable) add(of []rune, first rune, count int) {
	f := letterForms{alone: first}
	if count > 1 {
		f.last = first + 1
	}
	if count == 4 {
		f.first, f.between = first+2, first+3
	}
	switch len(of) {
	case 1:
		t.letters[of[0]] = f
	case 2:
		t.pairs[[2]rune{of[0], of[1]}] = f
	}
}

// hasArabic reports whether text may hold letters that join.
func hasArabic(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return 0x0620 <= r && r <= 0x077F })
}

// shaped turns letters into the forms that their neighbours ask for.
func shaped(s string) string {
	table := arabicForms()
	in := []rune(s)
	out := make([]rune, 0, len(in))
	joins := false // the letter before joins what follows
	for i := 0; i < len(in); i++ {
		forms, known := table.letters[in[i]]
		next := nextLetter(in, i+1)
		if next < len(in) && next == i+1 {
			if pair, ok := table.pairs[[2]rune{in[i], in[next]}]; ok {
				forms, i = pair, next
				next = nextLetter(in, i+1)
			}
		}
		switch {
		case known:
			follows := forms.first != 0 && next < len(in) && table.letters[in[next]].last != 0
			out = append(out, forms.form(joins && forms.last != 0, follows))
			joins = forms.first != 0
			continue
		case !unicode.Is(unicode.Mn, in[i]): // marks stand above or below, and part nothing
			joins = false
		}
		out = append(out, in[i])
	}
	return string(out)
}

// nextLetter is the place of the next letter: marks are passed over.
func nextLetter(in []rune, from int) int {
	for from < len(in) && unicode.Is(unicode.Mn, in[from]) {
		from++
	}
	return from
}

func (f letterForms) form(precedes, follows bool) rune {
	switch {
	case precedes && follows:
		return f.between
	case precedes:
		return f.last
	case follows:
		return f.first
	}
	return f.alone
}

// presentation reports whether a character is a form of a letter.
func presentation(r rune) bool { return 0xFB50 <= r && r <= 0xFEFC && r != '\uFDFD' }

// spoken turns forms back into letters, for text outside a page and for those
// who listen to it.
func spoken(s string) string {
	if !strings.ContainsFunc(s, presentation) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if presentation(r) {
			b.WriteString(norm.NFKC.String(string(r)))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// direction is a stretch of a line that runs one way.
type direction struct {
	text     string
	backward bool
}

// directions divides a line into stretches that run one way, in the order in
// which they stand from left to right. The language
// of our pages runs forward, so a name from right to left is an island in it: it
// ends with its last letter, and what only surrounds it (brackets, full stops)
// stays with the English. A line without a letter of ours is one island.
func directions(line string) []direction {
	if !strings.ContainsFunc(line, runsBackward) {
		return []direction{{line, false}}
	}
	body := strings.TrimRight(line, " \n")
	if !strings.ContainsFunc(body, runsForward) {
		return append([]direction{{body, true}}, rest(line[len(body):])...)
	}
	var all []direction
	for line != "" {
		from, to := island(line)
		if from > 0 {
			all = append(all, direction{line[:from], false})
		}
		if from < to {
			all = append(all, direction{line[from:to], true})
		}
		line = line[to:]
	}
	return all
}

func rest(text string) []direction {
	if text == "" {
		return nil
	}
	return []direction{{text, false}}
}

// island is the first stretch that runs backward; to is the end of the line
// where there is none.
func island(line string) (from, to int) {
	from = strings.IndexFunc(line, runsBackward)
	if from < 0 {
		return len(line), len(line)
	}
	for i, r := range line[from:] {
		switch {
		case runsBackward(r) || unicode.Is(unicode.Mn, r):
			to = from + i + len(string(r))
		case !unicode.IsSpace(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-–،؛.'’", r):
			return from, to
		}
	}
	return from, to
}

func runsBackward(r rune) bool {
	if r < 0x590 {
		return false
	}
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.R || p.Class() == bidi.AL
}

func runsForward(r rune) bool {
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.L
}

// turned is a stretch that runs backward in the order in which its characters
// stand from left to right: numbers in it run forward, and brackets face the
// other way.
func turned(s string) string {
	in := []rune(s)
	out := make([]rune, 0, len(in))
	for i := len(in) - 1; i >= 0; {
		if !unicode.IsDigit(in[i]) {
			out = append(out, []rune(bidi.ReverseString(string(in[i])))...)
			i--
			continue
		}
		from := i
		for from > 0 && (unicode.IsDigit(in[from-1]) || strings.ContainsRune(".,:/", in[from-1]) && from > 1 && unicode.IsDigit(in[from-2])) {
			from--
		}
		out = append(out, in[from:i+1]...)
		i = from - 1
	}
	return string(out)
}

// languageOf names the language of a stretch from right to left, as its letters
// tell it, for whoever reads it out.
func languageOf(letters string) string {
	switch {
	case strings.ContainsAny(letters, "ٹڈڑںےہھۂۓ"):
		return "ur"
	case strings.ContainsAny(letters, "پچژگکی"):
		return "fa"
	case hasArabic(letters):
		return "ar"
	}
	return "he"
}
