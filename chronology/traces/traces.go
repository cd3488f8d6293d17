package traces

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Kind is what was found.
type Kind string

// The kinds.
const (
	NHSNumber Kind = "NHS number"
	Telephone Kind = "telephone number"
	Postcode  Kind = "postcode"
	Email     Kind = "e-mail address"
	Address   Kind = "house address"
	// Figures are six or eight in a row, as dates of birth are sometimes written:
	// only whoever knows these can say what they are.
	Figures Kind = "figures"
)

// Trace is a place in a text, in bytes.
type Trace struct {
	Kind     Kind
	From, To int
}

// Find finds the traces of a text, in their order.
func Find(text string) []Trace { return Append(nil, text, Marks(text)) }

// Marks are where runs of figures begin and where an @ stands, in their order.
func Marks(text string) []int {
	var marks []int
	for i := 0; i < len(text); i++ {
		if c := text[i]; c == '@' || digit(c) && (i == 0 || !digit(text[i-1])) {
			marks = append(marks, i)
		}
	}
	return marks
}

// Append appends the traces of a text, of which the marks are known.
func Append(list []Trace, text string, marks []int) []Trace {
	done := 0
	for _, i := range marks {
		if i < done {
			continue
		}
		if text[i] == '@' {
			if from, to, is := emailAt(text, i); is {
				list = append(list, Trace{Email, from, to})
				done = to
			}
		} else if t, is := figuresAt(text, i); is {
			list = append(list, t)
			done = t.To
		}
	}
	return list
}

// figuresAt looks at the figures that begin at i: the second or third character of
// a postcode, or a number.
func figuresAt(text string, i int) (Trace, bool) {
	if i > 0 && letter(text[i-1]) {
		start := i - 1
		if start > 0 && letter(text[start-1]) {
			start--
		}
		if follows(text, start) {
			return Trace{}, false
		}
		to := postcodeAt(text, start)
		return Trace{Postcode, start, to}, to > start
	}
	from := i
	if i > 0 && (text[i-1] == '+' || text[i-1] == '(') {
		from--
	}
	if follows(text, from) || from > 1 && text[from-1] == '.' && digit(text[from-2]) {
		return Trace{}, false
	}
	if to, kind := numberAt(text, from); kind != "" {
		return Trace{kind, from, to}, true
	}
	to := i
	for to < len(text) && digit(text[to]) {
		to++
	}
	if start, end := addressAt(text, i, to); end > start {
		return Trace{Address, start, end}, true
	}
	return Trace{Figures, i, to}, to-i == 6 || to-i == 8
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func wordByte(c byte) bool { return digit(c) || letter(c) || c >= 0x80 || c == '_' }

// emailAt finds the address around an @.
func emailAt(text string, at int) (from, to int, is bool) {
	part := func(c byte) bool { return wordByte(c) || strings.IndexByte(".-+%'", c) >= 0 }
	from, to = at, at+1
	for from > 0 && part(text[from-1]) {
		from--
	}
	for to < len(text) && (wordByte(text[to]) || text[to] == '.' || text[to] == '-') {
		to++
	}
	to -= len(text[at+1:to]) - len(strings.TrimRight(text[at+1:to], ".-"))
	return from, to, from < at && strings.Contains(text[at+1:to], ".")
}

// numberAt reads a run of figures with what people put between them, as far as it
// is a telephone or an NHS number; no kind where it is neither.
func numberAt(text string, i int) (end int, kind Kind) {
	var number [16]byte
	n, gap, at := 0, 0, i
	if text[i] == '+' {
		at++
	}
	for at < len(text) && n < len(number) {
		r, size := utf8.DecodeRuneInString(text[at:])
		if r < '0' || r > '9' {
			dotted := r == '.' && gap == 0 && n >= 4 && number[0] == '0' && at+1 < len(text) && digit(text[at+1])
			if gap == 3 || !joinsFigures(r) && !dotted {
				break
			}
			gap++
			at += size
			continue
		}
		number[n], gap = byte(r), 0
		n++
		at++
		if leadsOn(text, at) {
			if digit(text[at]) {
				continue
			}
			break
		}
		if k := numberKind(string(number[:n]), text[i:at]); k != "" {
			end, kind = at, k
		}
	}
	return end, kind
}

// follows and leadsOn report whether what stands before or behind a place belongs
// to one word with what is there.
func follows(text string, at int) bool {
	if at > 0 && text[at-1] < utf8.RuneSelf {
		return wordByte(text[at-1])
	}
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return at > 0 && goesOn(r)
}

func leadsOn(text string, at int) bool {
	if at < len(text) && text[at] < utf8.RuneSelf {
		return wordByte(text[at])
	}
	r, _ := utf8.DecodeRuneInString(text[at:])
	return at < len(text) && goesOn(r)
}

func goesOn(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

func numberKind(number, text string) Kind {
	switch {
	case isTelephone(number, text[0] == '+'):
		return Telephone
	case len(number) == 10 && isNHS(number) && groupedLikeNHS(text):
		return NHSNumber
	}
	return ""
}

// joinsFigures reports whether a character may stand between the figures of a
// telephone number: spaces and hyphens of any kind, brackets, and what is not seen.
func joinsFigures(r rune) bool {
	switch r {
	case ' ', '-', '(', ')', '\u00a0', '\u202f', '\u2009', '\u2010', '\u2011', '\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return false
}

// isTelephone knows British numbers: ten or eleven figures that begin with a 0,
// or +44 and nine or ten more.
func isTelephone(number string, plus bool) bool {
	switch {
	case plus:
		return len(number) >= 10 && len(number) <= 15
	case strings.HasPrefix(number, "0044"):
		return len(number) >= 13 && len(number) <= 15
	}
	return len(number) >= 10 && len(number) <= 11 && number[0] == '0' && strings.IndexByte("1235789", number[1]) >= 0
}

// isNHS checks the tenth figure, which follows from the nine before it.
func isNHS(number string) bool {
	sum := 0
	for i := range 9 {
		sum += int(number[i]-'0') * (10 - i)
	}
	check := (11 - sum%11) % 11
	return check != 10 && int(number[9]-'0') == check && strings.Trim(number, number[:1]) != ""
}

// groupedLikeNHS reports whether the figures stand together or as 3, 3 and 4.
func groupedLikeNHS(text string) bool {
	groups := strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	switch len(groups) {
	case 1:
		return true
	case 3:
		return len(groups[0]) == 3 && len(groups[1]) == 3
	}
	return false
}

// postcodeAt is where a British postcode that begins at i ends; i for none. All
// its letters are capitals, or none is.
func postcodeAt(text string, i int) int {
	at := i
	for at < len(text) && letter(text[at]) && at-i < 3 {
		at++
	}
	area := text[i:at]
	if len(area) == 0 || len(area) > 2 || at == len(text) || !digit(text[at]) || !areas[strings.ToUpper(area)] {
		return i
	}
	at++
	if at < len(text) && (digit(text[at]) || letter(text[at])) {
		// A second figure or letter of the district, unless it begins the rest.
		if end := inward(text, at); end > at && sameCase(text[i:end]) {
			return end
		}
		at++
	}
	at += min(spaces(text, at), 2)
	if end := inward(text, at); end > at && sameCase(text[i:end]) {
		return end
	}
	return i
}

// District reports whether a short form is the first half of a postcode: CV1, EC1A.
func District(short string) bool {
	figures := strings.IndexFunc(short, func(r rune) bool { return r >= '0' && r <= '9' })
	if figures < 1 || !areas[short[:figures]] {
		return false
	}
	rest := strings.TrimLeft(short[figures:], "0123456789")
	return len(short)-figures-len(rest) <= 2 && (rest == "" || len(rest) == 1 && letter(rest[0]))
}

// inward is where the second half of a postcode (1AB) ends; i for none.
func inward(text string, i int) int {
	if i+3 > len(text) || !digit(text[i]) || leadsOn(text, i+3) {
		return i
	}
	for _, c := range []byte(text[i+1 : i+3]) {
		if !letter(c) || strings.IndexByte("cikmov", c|0x20) >= 0 {
			return i
		}
	}
	return i + 3
}

func sameCase(s string) bool { return strings.ToUpper(s) == s || strings.ToLower(s) == s }

// areas are the postcode areas.
var areas = func() map[string]bool {
	set := map[string]bool{}
	for _, a := range strings.Fields(`AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY
		G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR
		RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE`) {
		set[a] = true
	}
	return set
}()
