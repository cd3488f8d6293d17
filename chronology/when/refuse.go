package when

import "strings"

// hint is a sentence about wordings that are nearly a date: what is missing.
func (p parser) hint() string {
	for i := range p.ts {
		switch {
		case p.is(i, "yesterday", "today", "tonight", "tomorrow", "now"):
			return "This means another day each time it is read. Write the date."
		case p.halfTerm(i) > i:
			return "Say which half term and which year, such as October half term 2013."
		case p.is(i, "holiday", "holidays", "hols") && !p.is(i-1, "bank") && len(p.ts) < 8:
			return "Say which holidays and which year, such as summer holidays 2013."
		case p.lexeme(i).weekday != 0 && p.is(i+1, "last", "gone", "past"):
			return "This means another day each time it is read. Write its date, such as Friday 3 May 2013."
		case p.is(i, "midweek"), p.is(i, "mid") && p.is(p.afterHyphen(i+1), "week"):
			return "Say which week this was in the middle of, such as w/c 6 May 2013."
		case p.lexeme(i).month != 0 && p.number(i+1) && (p.tok(i+1).width == 3 || p.tok(i+1).width > 4) && !p.number(i+2):
			return "A year has two or four digits. Write the year in full, such as 2013."
		}
	}
	return ""
}

func (p parser) afterHyphen(i int) int {
	if p.mark(i, '-') {
		return i + 1
	}
	return i
}

// unquoted takes the quotation marks off a clause that is nothing but one quoted
// date.
func (p parser) unquoted() parser {
	if len(p.ts) != 1 || p.tok(0).kind != tokenName || p.text[p.tok(0).start] == '{' {
		return p
	}
	name := p.tok(0)
	inner := lex(p.text[name.start:name.end], nil)
	for i := range inner {
		inner[i].start += name.start
		inner[i].end += name.start
	}
	q := parser{p.source, inner}
	if strings.ContainsAny(p.typed(), "0123456789") && len(inner) < 12 {
		return q
	}
	return p
}
