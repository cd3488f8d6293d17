package when

import (
	"errors"
	"time"
)

// EDTF is an expression of the Extended Date/Time Format (ISO 8601-2:2019):
// levels 0 and 1, and of level 2 the sets that say one of several dates.
type EDTF struct {
	Form     EDTFForm
	From, To EDTFDate   // To: of an interval
	OneOf    []EDTFSpan // of a set
}

// EDTFForm tells what an expression is.
type EDTFForm uint8

// The forms of an expression.
const (
	EDTFNone     EDTFForm = iota // nothing: no date is known
	EDTFSingle                   // one date: 2013-05
	EDTFInterval                 // from a date to another: 2013-05/2013-08
	EDTFSet                      // one of several: [2013-05-05..2013-05-08]
)

// EDTFSpan is a member of a set: one date, or consecutive dates between two.
type EDTFSpan struct {
	From, To EDTFDate
	Range    bool // written with two dots, either side of which may be open
}

// EDTFDate is one date within an expression, as exactly as it is written.
type EDTFDate struct {
	State       EDTFState
	Year        int
	Month       int // 1 to 12; 21 to 24 for the seasons; 0 for none
	Day         int // 0 for none
	YearMask    int // digits of the year that are unspecified: 1 for 201X, 2 for 20XX, 4 for XXXX
	MonthMasked bool
	DayMasked   bool
	Clock       string // T10:30 with seconds and zone where they are given
	Approximate bool   // ~
	Uncertain   bool   // ?
}

// EDTFState tells a date from the two things that can stand in its place.
type EDTFState uint8

// The states of a date.
const (
	EDTFGiven   EDTFState = iota
	EDTFOpen              // ..
	EDTFUnknown           // nothing, in an interval
)

var errEDTF = errors.New("this is not a date in EDTF; write it such as 2013-05-08, 2013-05 or 2013-05-05/2013-05-08")

// ParseEDTF reads an expression. What it returns is written back the same by String,
// but for "%" where "?" and "~" were both used in another order.
func ParseEDTF(s string) (EDTF, error) {
	if s == "" {
		return EDTF{}, nil
	}
	if len(s) > 1000 {
		return EDTF{}, errEDTF
	}
	p := edtfParser{s: s}
	var e EDTF
	if s[0] == '[' {
		e = p.set()
	} else {
		e = p.dates()
	}
	if p.bad || p.at != len(s) {
		return EDTF{}, errEDTF
	}
	return e, nil
}

type edtfParser struct {
	s   string
	at  int
	bad bool
}

func (p *edtfParser) eat(c byte) bool {
	if p.at < len(p.s) && p.s[p.at] == c {
		p.at++
		return true
	}
	return false
}

func (p *edtfParser) dots() bool {
	if p.at+1 < len(p.s) && p.s[p.at] == '.' && p.s[p.at+1] == '.' {
		p.at += 2
		return true
	}
	return false
}

func (p *edtfParser) dates() EDTF {
	from := p.end()
	if !p.eat('/') {
		p.bad = p.bad || from.State != EDTFGiven
		return EDTF{Form: EDTFSingle, From: from}
	}
	to := p.end()
	p.bad = p.bad || from.State != EDTFGiven && to.State != EDTFGiven
	return EDTF{Form: EDTFInterval, From: from, To: to}
}

// end is one side of an interval.
func (p *edtfParser) end() EDTFDate {
	switch {
	case p.at == len(p.s) || p.s[p.at] == '/':
		return EDTFDate{State: EDTFUnknown}
	case p.dots():
		return EDTFDate{State: EDTFOpen}
	}
	return p.date()
}

func (p *edtfParser) set() EDTF {
	p.eat('[')
	e := EDTF{Form: EDTFSet}
	for !p.bad {
		var m EDTFSpan
		if p.dots() {
			m = EDTFSpan{From: EDTFDate{State: EDTFOpen}, To: p.date(), Range: true}
		} else {
			m.From = p.date()
			if p.dots() {
				m.Range, m.To = true, EDTFDate{State: EDTFOpen}
				if p.at < len(p.s) && p.s[p.at] != ',' && p.s[p.at] != ']' {
					m.To = p.date()
				}
			}
		}
		e.OneOf = append(e.OneOf, m)
		if p.eat(']') {
			break
		}
		p.bad = p.bad || !p.eat(',')
	}
	return e
}

func (p *edtfParser) date() EDTFDate {
	var d EDTFDate
	p.year(&d)
	if p.eat('-') {
		d.Month, d.MonthMasked = p.twoDigits()
		p.bad = p.bad || !d.MonthMasked && (d.Month < 1 || d.Month > 12 && d.Month < 21 || d.Month > 24)
		if p.eat('-') {
			d.Day, d.DayMasked = p.twoDigits()
			p.bad = p.bad || d.Month > 12 || !d.DayMasked && !d.possible() || d.MonthMasked && !d.DayMasked
		}
	}
	p.bad = p.bad || d.YearMask > 0 && d.Month != 0
	p.clock(&d)
	p.qualify(&d)
	return d
}

// possible reports whether the month has such a day.
func (d EDTFDate) possible() bool {
	return d.Day >= 1 && d.Day <= daysIn(d.Year, time.Month(d.Month))
}

func (p *edtfParser) year(d *EDTFDate) {
	long := p.eat('Y')
	negative := p.eat('-')
	digits := 0
	for ; p.at < len(p.s) && digits < 9; digits++ {
		c := p.s[p.at]
		if c == 'X' && !long && digits < 4 {
			d.YearMask++
			c = '0'
		} else if c < '0' || c > '9' || d.YearMask > 0 {
			break
		}
		d.Year = d.Year*10 + int(c-'0')
		p.at++
	}
	if negative {
		d.Year = -d.Year
	}
	p.bad = p.bad || !long && digits != 4 || long && (digits < 5 || abs(d.Year) < 10000) || negative && d.Year == 0
}

func (p *edtfParser) twoDigits() (n int, masked bool) {
	if p.at+2 > len(p.s) {
		p.bad = true
		return 0, false
	}
	two := p.s[p.at : p.at+2]
	p.at += 2
	if two == "XX" {
		return 0, true
	}
	for _, c := range []byte(two) {
		p.bad = p.bad || c < '0' || c > '9'
		n = n*10 + int(c-'0')
	}
	return n, false
}

// clock takes T10:30, T10:30:00 and a zone after it, and keeps them as written.
func (p *edtfParser) clock(d *EDTFDate) {
	if d.Day == 0 || p.at >= len(p.s) || p.s[p.at] != 'T' {
		return
	}
	start := p.at
	p.at++
	p.below(24)
	p.bad = p.bad || !p.eat(':')
	p.below(60)
	if p.eat(':') {
		p.below(60)
	}
	if !p.eat('Z') && (p.eat('+') || p.eat('-')) {
		p.below(24)
		if p.eat(':') {
			p.below(60)
		}
	}
	d.Clock = p.s[start:p.at]
}

func (p *edtfParser) below(limit int) {
	n, masked := p.twoDigits()
	p.bad = p.bad || masked || n >= limit
}

func (p *edtfParser) qualify(d *EDTFDate) {
	switch {
	case p.eat('%'):
		d.Approximate, d.Uncertain = true, true
	case p.eat('~'):
		d.Approximate = true
	case p.eat('?'):
		d.Uncertain = true
	}
}

// daysIn is the number of days of a month.
func daysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
