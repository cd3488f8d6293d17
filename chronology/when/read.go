package when

import (
	"errors"
	"slices"
	"strings"
	"sync"
)

// The most that one wording may hold; more is not a date.
const longestWording = 4000

var (
	errTooLong      = errors.New("this is too long for a date; put the date first and the rest under what happened")
	errUnread       = errors.New(`this cannot be read as a date; write it such as 5 May 2013, May 2013, early May 2013, or "two weeks after" and what it counts from`)
	errNoAnchor     = errors.New(`say what this counts from, such as "two weeks after the birth"`)
	errNoNames      = errors.New("what this counts from is not known here")
	errWhichWeekday = errors.New("say which week this is in, such as Monday 6 May 2013")
	errEmptyText    = errors.New("a date is missing; write it as you would say it, or unknown")
)

// Read reads a wording as people give it. A wording that cannot be read, or
// names a day that does not exist, is an error with a sentence for people.
//
// Clauses are separated by semicolons. A clause is a calendar date or range, with
// or without a clock time ("22/11/2010", "early June 2012", "12-14/6/12"); what
// says that nothing is known ("n.d."); an expression in EDTF; or it counts from
// something else ("2 weeks after the referral", "when P was 10 weeks old").
// It takes time in proportion to the length of the wording.
func Read(wording string, c Context) (Reading, error) {
	r, err := read(wording, c)
	if err == nil {
		r.vet(c)
	}
	return r, err
}

// vet leaves out the alternatives of doubts that would only lead to another.
func (r *Reading) vet(c Context) {
	for i := range r.Doubts {
		d := &r.Doubts[i]
		d.Alternatives = slices.DeleteFunc(d.Alternatives, func(alternative string) bool {
			taken, err := read(alternative, c)
			return err != nil || len(taken.Doubts) >= len(r.Doubts)
		})
	}
}

// read reads a wording as Read does, with alternatives that are not vetted.
func read(wording string, c Context) (Reading, error) {
	r := unread(wording)
	if len(wording) > longestWording {
		return r, errTooLong
	}
	work := workbench.Get().(*work)
	defer work.done()
	work.tokens = lex(wording, work.tokens[:0])
	tokens := work.tokens
	work.context = c
	if len(tokens) == 0 {
		return r, errEmptyText
	}
	first := true
	for len(tokens) > 0 {
		end := slices.IndexFunc(tokens, func(t token) bool { return t.kind == tokenMark && t.mark == ';' })
		part := tokens
		if tokens = nil; end >= 0 {
			part, tokens = part[:end], part[end+1:]
		}
		if len(part) == 0 {
			continue
		}
		if err := r.clause(part, work, &first); err != nil {
			return unread(wording), err
		}
	}
	if len(r.Clauses) == 0 {
		return r, errEmptyText
	}
	if r.Window.Empty() {
		r.Doubts = append(r.Doubts, Doubt{Code: DoubtDisagree, Message: "The dates in this wording do not agree with each other."})
	}
	return r, nil
}

// unread is what is known of a wording before it is read.
func unread(wording string) Reading {
	return Reading{Wording: wording, Window: Always, Start: Always, End: Always}
}

// work is memory that reading one wording after another shares: a large review
// is read whole when it is opened.
type work struct {
	tokens  []token
	source  source
	context Context
}

// done gives the memory back, without what it read.
func (w *work) done() {
	w.source, w.context = source{}, Context{}
	workbench.Put(w)
}

var workbench = sync.Pool{New: func() any { return &work{tokens: make([]token, 0, 48)} }}

// clause reads one clause into the reading. The first in use sets what the
// reading is; later ones narrow its window and add their relations.
func (r *Reading) clause(tokens []token, w *work, first *bool) error {
	w.source = source{text: r.Wording, context: &w.context}
	p := parser{&w.source, tokens}
	text := p.typed()
	aside := isAside(w.context.SetAside, text)
	f, err := p.read()
	if err != nil {
		if !aside {
			return err
		}
		f = finding{window: Always}
	}
	index := len(r.Clauses)
	r.Clauses = append(r.Clauses, Clause{Text: text, Window: f.window, Rule: f.rule, SetAside: aside})
	if aside {
		return nil
	}
	for i := range f.relations {
		f.relations[i].Clause = index
	}
	r.Relations = append(r.Relations, f.relations...)
	r.Doubts = append(r.Doubts, f.doubts...)
	r.merge(f, *first)
	*first = false
	return nil
}

// merge takes over what a clause says of the whole.
func (r *Reading) merge(f finding, first bool) {
	if !r.Clock.Known {
		r.Clock = f.clock
	}
	both := f.twoEnds()
	r.Start, r.End = r.Start.Intersect(both.start), r.End.Intersect(both.end)
	r.Approximate = r.Approximate || f.approximate
	r.Uncertain = r.Uncertain || f.uncertain
	if f.extent == Span {
		r.Extent = Span
	}
	if first {
		r.Window, r.Precision, r.Unknown, r.Rule = f.window, f.precision, f.unknown, f.rule
		r.EDTF = f.edtf.String()
		return
	}
	calendar := f.window != Always
	if calendar {
		if r.Window == Always {
			r.EDTF = f.edtf.String()
		} else {
			r.EDTF = ""
		}
		r.Window = r.Window.Intersect(f.window)
		if r.EDTF == "" && !r.Window.Empty() {
			r.EDTF = Canonical(r.Window, r.Extent).String()
		}
	}
	r.Unknown = r.Unknown && f.unknown
	if r.Precision == PrecisionUnknown || len(r.Relations) > 0 {
		r.Precision = f.precision
	}
	if len(r.Relations) > 0 {
		r.Precision = PrecisionRelative
	}
}

// isAside compares clauses as people see them: case and spacing aside.
func isAside(setAside []string, clause string) bool {
	for _, s := range setAside {
		if strings.EqualFold(strings.Join(strings.Fields(s), " "), strings.Join(strings.Fields(clause), " ")) {
			return true
		}
	}
	return false
}

// read reads a whole clause.
func (p parser) read() (finding, error) {
	if looksLikeEDTF(p.typed()) {
		if f, ok := p.expression(); ok {
			return f, nil
		}
	}
	p = p.unquoted()
	p, q := p.qualified()
	if len(p.ts) == 0 && !q.uncertain {
		return finding{}, errUnread
	}
	if f, ok := p.dayUnsaid(); ok {
		return p.qualify(f, q), nil
	}
	if len(p.ts) == 0 || p.saysUnknown() {
		return finding{window: Always, unknown: true, rule: sayUnknown}, nil
	}
	f, ok := p.statedDate(q.approximate)
	if ok {
		return p.qualify(f, q), nil
	}
	switch {
	case p.refused != "":
		return f, errors.New(p.refused)
	case p.unknown != nil:
		return f, p.unknown
	}
	if hint := p.hint(); hint != "" {
		return f, errors.New(hint)
	}
	return f, errUnread
}

// statedDate reads a clause, its qualifying words taken off, by the calendar or from
// something else.
func (p parser) statedDate(approximate bool) (finding, bool) {
	if f, ok := p.calendar(); ok {
		return f, true
	}
	return p.timed(approximate)
}

// mistyped reports whether a date in EDTF, which as words is read with a doubt
// about its year, had better be read so. Years before 1000 are times of day in
// words, and seasons by number mean nothing there.
func mistyped(d EDTFDate) bool {
	return farYear(d.Year) && d.YearMask == 0 && d.Year >= 1000 && d.Month <= 12
}

// expression reads a clause in EDTF that says more than its plain words would:
// intervals, sets, seasons by number, unspecified digits.
func (p parser) expression() (finding, bool) {
	e, err := ParseEDTF(p.typed())
	if err != nil || e.Form == EDTFNone {
		return finding{}, false
	}
	f := finding{edtf: e, rule: sayDay, precision: PrecisionRange}
	dates := []EDTFDate{e.From}
	switch e.Form {
	case EDTFSingle:
		f.window = e.From.window(*p.context)
		f.precision, f.rule = e.From.precision()
		if e.From.Clock != "" || mistyped(e.From) {
			return finding{}, false // as words, with the clock or with doubt
		}
	case EDTFInterval:
		f = f.lasting(e.From.window(*p.context), e.To.window(*p.context))
		f.rule = sayRange
		dates = append(dates, e.To)
	case EDTFSet:
		f.window, f.rule = e.Window(), sayBetween
		for _, m := range e.OneOf {
			dates = append(dates, m.From, m.To)
		}
	}
	if f.window.Earliest.Open() || f.window.Latest.Open() {
		f.precision = PrecisionOpen
	}
	for _, d := range dates {
		f.approximate = f.approximate || d.Approximate
		f.uncertain = f.uncertain || d.Uncertain
	}
	return f, !f.window.Empty()
}

// precision is how exact one date of an expression is.
func (d EDTFDate) precision() (Precision, string) {
	switch {
	case d.YearMask > 0:
		return PrecisionRange, sayRange
	case d.Month > 12:
		return PrecisionSeason, sayRange
	case d.Day != 0:
		return PrecisionDay, sayDay
	case d.Month != 0:
		return PrecisionMonth, sayMonth
	}
	return PrecisionYear, sayYear
}
