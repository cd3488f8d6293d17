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
		if start, to := postcodeAround(text, i); to > start {
			return Trace{Postcode, start, to}, true
		}
		if !labels[wordBefore(text, i)] {
			return Trace{}, false
		}
		to, kind := numberAt(text, i)
		return Trace{kind, i, to}, kind != ""
	}
	from := opens(text, i)
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

// opens is where a number begins with what stands before its figures: (0115, +44, (+44.
func opens(text string, i int) int {
	from := i
	for from > 0 && from > i-2 && (text[from-1] == '+' || text[from-1] == '(') && (from == i || text[from-1] != text[from]) {
		from--
	}
	return from
}

// wordBefore are the letters that end at a place, in small ones.
func wordBefore(text string, end int) string {
	start := end
	for start > 0 && letter(text[start-1]) {
		start--
	}
	if start > 0 && text[start-1] >= utf8.RuneSelf {
		return ""
	}
	return strings.ToLower(text[start:end])
}

// labels may stand before a number without a space.
var labels = wordSet("nhs no nr num number nhsno nhsnumber chi tel t m mob mobile phone telephone ph fax call ring text")

func digit(c byte) bool { return c >= '0' && c <= '9' }

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func wordByte(c byte) bool { return digit(c) || letter(c) || c >= 0x80 || c == '_' }

// word is wordByte but for what joins the words of a file's name.
func word(c byte) bool { return c != '_' && wordByte(c) }

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

// follows and leadsOn report whether what stands before or behind a place belongs
// to one word with what is there.
func follows(text string, at int) bool {
	if at > 0 && text[at-1] < utf8.RuneSelf {
		return word(text[at-1])
	}
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return at > 0 && goesOn(r)
}

func leadsOn(text string, at int) bool {
	if at < len(text) && text[at] < utf8.RuneSelf {
		return word(text[at])
	}
	r, _ := utf8.DecodeRuneInString(text[at:])
	return at < len(text) && goesOn(r)
}

func goesOn(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
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
