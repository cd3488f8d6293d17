package when

import (
	"strconv"
	"strings"
	"time"
)

// String writes the expression; "" where no date is known.
func (e EDTF) String() string {
	var buffer [64]byte
	b := buffer[:0]
	switch e.Form {
	case EDTFSingle:
		b = e.From.write(b)
	case EDTFInterval:
		b = append(e.From.write(b), '/')
		b = e.To.write(b)
	case EDTFSet:
		b = append(b, '[')
		for i, m := range e.OneOf {
			if i > 0 {
				b = append(b, ',')
			}
			b = m.write(b)
		}
		b = append(b, ']')
	}
	return string(b)
}

func (m EDTFSpan) write(b []byte) []byte {
	if !m.Range {
		return m.From.write(b)
	}
	if m.From.State == EDTFGiven {
		b = m.From.write(b)
	}
	b = append(b, ".."...)
	if m.To.State == EDTFGiven {
		b = m.To.write(b)
	}
	return b
}

func (d EDTFDate) write(b []byte) []byte {
	switch d.State {
	case EDTFOpen:
		return append(b, ".."...)
	case EDTFUnknown:
		return b
	}
	b = d.writeYear(b)
	if d.Month != 0 || d.MonthMasked {
		b = writePart(append(b, '-'), d.Month, d.MonthMasked)
	}
	if d.Day != 0 || d.DayMasked {
		b = writePart(append(b, '-'), d.Day, d.DayMasked)
	}
	b = append(b, d.Clock...)
	switch {
	case d.Approximate && d.Uncertain:
		b = append(b, '%')
	case d.Approximate:
		b = append(b, '~')
	case d.Uncertain:
		b = append(b, '?')
	}
	return b
}

func (d EDTFDate) writeYear(b []byte) []byte {
	year := d.Year
	if abs(year) >= 10000 {
		b = append(b, 'Y')
		return strconv.AppendInt(b, int64(year), 10)
	}
	if year < 0 {
		b = append(b, '-')
		year = -year
	}
	start := len(b)
	b = append(b, byte('0'+year/1000), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10))
	for i := range d.YearMask {
		b[start+3-i] = 'X'
	}
	return b
}

func writePart(b []byte, n int, masked bool) []byte {
	if masked {
		return append(b, "XX"...)
	}
	return append(b, byte('0'+n/10), byte('0'+n%10))
}

// Window returns the days that the expression allows by the usual rules: an
// approximate day is three days wider at each side.
func (e EDTF) Window() Window {
	switch e.Form {
	case EDTFSingle:
		return e.From.window(Context{})
	case EDTFInterval:
		return Window{e.From.window(Context{}).Earliest, e.To.window(Context{}).Latest}
	case EDTFSet:
		w := Window{Future, Past}
		for _, m := range e.OneOf {
			last := m.From
			if m.Range {
				last = m.To
			}
			w.Earliest = min(w.Earliest, m.From.window(Context{}).Earliest)
			w.Latest = max(w.Latest, last.window(Context{}).Latest)
		}
		return w
	}
	return Always
}

// window is what one date allows. The years of EDTF reach further than days do;
// beyond them the window is open.
func (d EDTFDate) window(c Context) Window {
	if d.State != EDTFGiven || abs(d.Year) > maxYear {
		return Always
	}
	if d.YearMask > 0 {
		span := [...]int{1, 10, 100, 1000, 10000}[d.YearMask]
		return Window{Date(d.Year, time.January, 1), Date(d.Year+span-1, time.December, 31)}
	}
	switch {
	case d.Month > 12:
		return seasonWindow(c, d.Year, d.Month)
	case d.Month == 0:
		return Window{Date(d.Year, time.January, 1), Date(d.Year, time.December, 31)}
	case d.Day == 0:
		month := time.Month(d.Month)
		return Window{Date(d.Year, month, 1), Date(d.Year, month, daysIn(d.Year, month))}
	}
	w := On(Date(d.Year, time.Month(d.Month), d.Day))
	if d.Approximate {
		about, _ := c.rule(RuleAbout)
		w = Window{w.Earliest.Add(-about[0]), w.Latest.Add(about[0])}
	}
	return w
}

// maxYear is the last year that wordings may name; the calendar of Day reaches further.
const maxYear = 9999

var seasonRules = [...]string{RuleSpring, RuleSummer, RuleAutumn, RuleWinter}

func seasonWindow(c Context, year, season int) Window {
	months, _ := c.rule(seasonRules[season-21])
	return monthsWindow(year, months[0], months[1])
}

// monthsWindow runs from the first month to the end of the last, which is in the
// next year where it comes before the first.
func monthsWindow(year, first, last int) Window {
	first, last = min(max(first, 1), 12), min(max(last, 1), 12)
	lastYear := year
	if last < first {
		lastYear++
	}
	return Window{Date(year, time.Month(first), 1), Date(lastYear, time.Month(last), daysIn(lastYear, time.Month(last)))}
}

// Canonical writes a window in EDTF: a moment somewhere inside, or a span from its
// first day to its last.
func Canonical(w Window, extent Extent) EDTF {
	from, to := edtfDay(w.Earliest), edtfDay(w.Latest)
	switch {
	case w == Always:
		return EDTF{}
	case w.Exact():
		return EDTF{Form: EDTFSingle, From: from}
	case extent == Span:
		return EDTF{Form: EDTFInterval, From: from, To: to}
	}
	return EDTF{Form: EDTFSet, OneOf: []EDTFSpan{{From: from, To: to, Range: true}}}
}

func edtfDay(d Day) EDTFDate {
	if d.Open() {
		return EDTFDate{State: EDTFOpen}
	}
	year, month, day := d.Time().Date()
	return EDTFDate{Year: year, Month: int(month), Day: day}
}

// looksLikeEDTF tells whether a wording may be an expression, at a glance.
func looksLikeEDTF(s string) bool {
	if len(s) < 4 {
		return false
	}
	switch {
	case s[0] == '[' || s[0] == '/' || strings.HasPrefix(s, "../"):
		return true
	case s[0] == '-' || s[0] == 'Y':
		return s[1] >= '0' && s[1] <= '9' || s[1] == '-'
	}
	for i := range 4 {
		if (s[i] < '0' || s[i] > '9') && s[i] != 'X' {
			return false
		}
	}
	return true
}
