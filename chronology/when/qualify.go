package when

import "slices"

// qualities are what words around a date say of it as a whole.
type qualities struct {
	approximate, uncertain bool
}

// qualified takes qualifying words off both ends of a clause, and question marks
// from inside it.
func (p parser) qualified() (parser, qualities) {
	var q qualities
	if slices.ContainsFunc(p.ts, isQuestion) {
		p, q.uncertain = p.unquestioned()
	}
	p = p.trimmed().unlabelled().dayless()
	for len(p.ts) > 0 {
		n, approximate, uncertain := p.leadingQuality()
		if n == 0 {
			break
		}
		q.approximate = q.approximate || approximate
		q.uncertain = q.uncertain || uncertain
		p = p.rest(n)
	}
	for len(p.ts) > 0 {
		n, approximate, uncertain := p.trailingQuality()
		if n == 0 {
			break
		}
		q.approximate = q.approximate || approximate
		q.uncertain = q.uncertain || uncertain
		p = p.sub(0, len(p.ts)-n)
	}
	return p, q
}

func isQuestion(t token) bool { return t.kind == tokenMark && t.mark == '?' }

// unquestioned removes question marks, except those that stand for minutes.
func (p parser) unquestioned() (parser, bool) {
	var kept []token
	removed := false
	for i, t := range p.ts {
		if isQuestion(t) && !(p.mark(i-1, ':') || p.mark(i-1, '?') && p.mark(i-2, ':')) {
			removed = true
			continue
		}
		kept = append(kept, t)
	}
	return parser{p.source, kept}, removed
}

// unlabelled takes a label off the front: "D.O.B:", "EDD", "Date:". A label that
// stands alone stays.
func (p parser) unlabelled() parser {
	whole := p
	switch {
	case p.is(0, "d") && p.mark(1, '.') && p.is(2, "o") && p.mark(3, '.') && p.is(4, "b", "d"):
		p.born = p.is(4, "b")
		p = p.rest(5)
		if p.mark(0, '.') {
			p = p.rest(1)
		}
	case p.is(0, "dob", "born"):
		p.born = true
		p = p.rest(1)
	case p.is(0, "date", "time") && p.is(1, "of") && !p.is(2, "birth") && p.mark(3, ':'):
		p = p.rest(3)
	case p.are(0, "date", "of", "birth"):
		p.born = true
		p = p.rest(3)
	case p.are(0, "due", "date"):
		p = p.rest(2)
	case p.is(0, "edd", "dod", "lmp", "date", "dated"):
		p = p.rest(1)
	default:
		return p
	}
	for p.mark(0, ':') || p.mark(0, '-') || p.mark(0, '=') || p.is(0, "on", "is", "was") {
		p = p.rest(1)
	}
	if len(p.ts) == 0 {
		return whole
	}
	return p
}

// dayless takes off what stands for a day that nobody knows: "??/04/2013" (whose
// question marks are gone by now), "xx/04/2013", "--/04/2013".
func (p parser) dayless() parser {
	i := 0
	for i < 2 && (p.mark(i, '-') || p.is(i, "x", "xx", "dd")) {
		i++
	}
	mark := p.tok(i).mark
	if mark != '/' && mark != '.' || !p.number(i+1) || !p.mark(i+2, mark) || !p.number(i+3) || p.tok(i+3).width != 4 || i+4 != len(p.ts) {
		return p
	}
	return p.rest(i + 1)
}

// trimmed takes off the marks that lists, spreadsheets and brackets put round a
// date: "• 5 May 2013", "[5 May 2013]", "5 May 2013:".
func (p parser) trimmed() parser {
	for n := len(p.ts); n > 1; n = len(p.ts) {
		switch {
		case p.mark(0, '[') && p.mark(n-1, ']'), p.mark(0, '\'') && p.mark(n-1, '\''):
			p = p.sub(1, n-1)
		case p.mark(0, '*'), p.mark(0, '•'), p.mark(0, '·'), p.mark(0, '\''), p.mark(0, '-') && p.tok(1).spaced,
			p.mark(0, '-') && p.lexeme(2).unit == noUnit, p.is(0, "either"):
			p = p.rest(1)
		case p.mark(n-1, ':'), p.mark(n-1, '*'), p.mark(n-1, ',') || p.mark(n-1, '-'):
			p = p.sub(0, n-1)
		default:
			return p
		}
	}
	return p
}

// leadingQuality counts the tokens at the front that qualify the rest.
func (p parser) leadingQuality() (n int, approximate, uncertain bool) {
	switch {
	case p.is(0, "possibly", "probably", "maybe", "perhaps", "likely"):
		return 1, false, true
	case p.are(0, "thought", "to", "be"), p.are(0, "believed", "to", "be"):
		return 3, false, true
	case p.is(0, "on", "in", "at") && p.is(1, "or") && p.is(2, "around", "about"):
		return 3, true, false
	case p.is(0, "about", "around") && p.is(1, "the") && p.is(2, "time"):
		return 0, false, false
	case p.is(0, "about", "approx", "approximately", "circa", "ca", "around", "roughly", "c") && (!p.is(0, "c") || p.mark(1, '.') || p.number(1)):
		return p.approximately()
	case p.mark(0, '~'):
		return p.approximately()
	case p.is(0, "again", "then", "and", "sometime") && len(p.ts) > 1:
		return 1, false, false
	case p.is(0, "one", "a") && p.is(1, "day", "date", "time") && p.is(2, "in", "during"):
		return 2, false, false
	case p.are(0, "some", "time"), p.are(0, "at", "some") && p.is(2, "time", "point") && len(p.ts) > 3 && !p.is(3, "during"):
		if p.is(0, "at") {
			return 3, false, false
		}
		return 2, false, false
	case p.mark(0, '(') && p.mark(len(p.ts)-1, ')'):
		return 1, false, false
	}
	return 0, false, false
}

// approximately counts the tokens of "approx." at the front; none where a clock
// time follows, as it is then the time that is approximate.
func (p parser) approximately() (n int, approximate, uncertain bool) {
	n = 1
	if p.mark(1, '.') {
		n = 2
	}
	if _, _, ok := p.clock(n, besideNothing); ok {
		return 0, false, false
	}
	return n, true, false
}

// trailingQuality counts the tokens at the end that qualify what is before.
func (p parser) trailingQuality() (n int, approximate, uncertain bool) {
	last := len(p.ts) - 1
	switch {
	case last < 1:
		return 0, false, false
	case p.mark(last, '~'), p.is(last, "approx", "approximately", "circa", "roughly", "thereabouts"):
		if p.is(last-1, "or") {
			return 2, true, false
		}
		return 1, true, false
	case p.are(last-1, "or", "so"):
		return 2, true, false
	case p.is(last, "possibly", "probably", "maybe", "perhaps"):
		return 1, false, true
	case p.mark(last, ',') || p.mark(last, '.') && !p.is(last-1, "m"):
		return 1, false, false
	case p.mark(last, ')'):
		return p.bracketQuality()
	}
	return 0, false, false
}

// bracketQuality is a remark in brackets at the end: "(exact date unknown)".
func (p parser) bracketQuality() (n int, approximate, uncertain bool) {
	open := len(p.ts) - 1
	for open >= 0 && !p.mark(open, '(') {
		open--
	}
	if open < 0 {
		for last := len(p.ts) - 1; p.mark(last-n, ')') || p.mark(last-n, ',') || p.mark(last-n, '.'); {
			n++
		}
		return n, false, false
	}
	inner := p.sub(open+1, len(p.ts)-1)
	n = len(p.ts) - open
	switch {
	case open == 0:
		return 0, false, false
	case len(inner.ts) == 0:
		return n, false, p.mark(open+1, '?')
	}
	for i := range inner.ts {
		switch {
		case inner.is(i, "approx", "approximately", "circa", "about", "estimated", "est"):
			return n, true, false
		case inner.is(i, "unknown", "known", "exact", "unclear", "recorded", "unconfirmed"):
			return n, false, false
		}
	}
	return 0, false, false
}

// saysUnknown recognises a clause that says no date is known.
func (p parser) saysUnknown() bool {
	i := p.skip(0, "date", "the", "is", "exact")
	switch {
	case len(p.ts) == 1 && (p.mark(0, '-') || p.mark(0, '…')):
		return true
	case p.is(i, "to") && p.is(i+1, "be") && p.is(i+2, "confirmed", "advised", "agreed", "checked", "established"):
		return i+3 == len(p.ts)
	case p.is(i, "unknown", "undated", "unspecified", "unclear", "tbc", "nk", "nd", "na"):
		return i+1 == len(p.ts) || p.is(i, "undated") || p.is(i+1, "date", "to")
	case p.is(i, "not", "none", "no") && p.is(i+1, "recorded", "known", "given", "stated", "dated", "specified", "clear", "available", "date"):
		return true
	case p.is(i, "n") && (p.mark(i+1, '.') || p.mark(i+1, '/')) && p.is(i+2, "d", "k", "a"):
		return len(p.ts) <= i+4
	case p.is(i, "can") && p.is(i+1, "not"), p.is(i, "unable"):
		return false
	}
	return false
}

// qualify gives a finding the qualities that stood around it. An approximate day
// is wider; a month or longer is not.
func (p parser) qualify(f finding, q qualities) finding {
	f.approximate = f.approximate || q.approximate
	f.uncertain = f.uncertain || q.uncertain
	if len(f.relations) > 0 || f.window == Always {
		if f.approximate && f.clock.Known && f.window == Always && len(f.relations) == 0 {
			f.clock.Approximate = true
		}
		return f
	}
	if f.approximate && !f.loose && f.edtf.ofDays() {
		days, say := p.context.rule(RuleAbout)
		f = f.wider(days[0])
		f.rule = say
	}
	if f.approximate || f.uncertain {
		f.edtf = f.edtf.marked(f.approximate, f.uncertain)
	}
	return f
}

// ofDays reports whether all dates of an expression are days, not months or years.
func (e EDTF) ofDays() bool {
	whole := func(d EDTFDate) bool { return d.State == EDTFGiven && d.Day == 0 }
	if whole(e.From) && e.Form != EDTFSet || e.Form == EDTFInterval && whole(e.To) {
		return false
	}
	return !slices.ContainsFunc(e.OneOf, func(m EDTFSpan) bool { return whole(m.From) || m.Range && whole(m.To) })
}

// marked gives every date of an expression the two marks.
func (e EDTF) marked(approximate, uncertain bool) EDTF {
	mark := func(d *EDTFDate) {
		if d.State == EDTFGiven {
			d.Approximate = d.Approximate || approximate
			d.Uncertain = d.Uncertain || uncertain
		}
	}
	mark(&e.From)
	if e.Form == EDTFInterval {
		mark(&e.To)
	}
	e.OneOf = slices.Clone(e.OneOf)
	for i := range e.OneOf {
		mark(&e.OneOf[i].From)
		if e.OneOf[i].Range {
			mark(&e.OneOf[i].To)
		}
	}
	if e.Form == EDTFSet {
		e.From = EDTFDate{}
	}
	return e
}
