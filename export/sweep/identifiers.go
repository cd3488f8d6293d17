package sweep

import "strings"

// span is a place where something stands by which a person can be found.
type span struct {
	kind     Kind
	from, to int
}

// figures are six or eight in a row, as dates of birth are sometimes written.
const figures Kind = "figures"

// identifiers appends NHS numbers, telephone numbers, postcodes and e-mail
// addresses of a text, and figures that may be a date. Marks are where its runs of
// figures begin and where an @ stands.
func identifiers(list []span, text string, marks []int) []span {
	done := 0
	for _, i := range marks {
		if i < done {
			continue
		}
		if text[i] == '@' {
			if from, to, is := emailAt(text, i); is {
				list = append(list, span{Email, from, to})
				done = to
			}
		} else if s, is := figuresAt(text, i); is {
			list = append(list, s)
			done = s.to
		}
	}
	return list
}

// figuresAt looks at the figures that begin at i: the second or third character of
// a postcode, or a number.
func figuresAt(text string, i int) (span, bool) {
	if i > 0 && letter(text[i-1]) {
		start := i - 1
		if start > 0 && letter(text[start-1]) {
			start--
		}
		if start > 0 && wordByte(text[start-1]) {
			return span{}, false
		}
		to := postcodeAt(text, start)
		return span{Postcode, start, to}, to > start
	}
	from := i
	if i > 0 && (text[i-1] == '+' || text[i-1] == '(') {
		from--
	}
	if from > 0 && (wordByte(text[from-1]) || text[from-1] == '.' && from > 1 && digit(text[from-2])) {
		return span{}, false
	}
	if to, kind := numberAt(text, from); kind != "" {
		return span{kind, from, to}, true
	}
	to := i
	for to < len(text) && digit(text[to]) {
		to++
	}
	return span{figures, i, to}, to-i == 6 || to-i == 8
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
	n, at, last := 0, i, i
	if text[i] == '+' {
		at++
	}
	for at < len(text) && n < len(number) {
		c := text[at]
		if !digit(c) {
			if !joinsFigures(c) || at-last > 3 {
				break
			}
			at++
			continue
		}
		number[n] = c
		n++
		at++
		last = at
		if at < len(text) && wordByte(text[at]) {
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
// telephone number; the last two are a no-break space.
func joinsFigures(c byte) bool {
	return c == ' ' || c == '-' || c == '(' || c == ')' || c == 0xc2 || c == 0xa0
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
	if len(text) == 10 {
		return true
	}
	return len(text) == 12 && text[3] == text[7] && (text[3] == ' ' || text[3] == '-')
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
	if at < len(text) && text[at] == ' ' {
		at++
	} else if strings.HasPrefix(text[at:], "\u00a0") {
		at += len("\u00a0")
	}
	if end := inward(text, at); end > at && sameCase(text[i:end]) {
		return end
	}
	return i
}

// inward is where the second half of a postcode (1AB) ends; i for none.
func inward(text string, i int) int {
	if i+3 > len(text) || !digit(text[i]) || i+3 < len(text) && wordByte(text[i+3]) {
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
