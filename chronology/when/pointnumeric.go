package when

import (
	"fmt"
	"time"
)

// separator returns the mark between the number at i and the number after it,
// ' ' for white space alone, 0 where no number follows.
func (p parser) separator(i int) (mark rune, next int) {
	switch t := p.tok(i + 1); {
	case t.kind == tokenNumber:
		return ' ', i + 1
	case t.kind == tokenMark && t.mark == '/' && p.mark(i+2, '/') && p.number(i+3):
		return '/', i + 3
	case t.kind == tokenMark && p.number(i+2):
		switch t.mark {
		case '/', '-', '.', '\\', '_':
			return t.mark, i + 2
		}
	}
	return 0, i
}

// numeric reads dates that are numbers only: 22/11/2010, 22.05/16, 2013-05-08,
// 14 03 2013, 3/2012.
func (p parser) numeric(i int) (pt point, next int, ok bool) {
	s1, second := p.separator(i)
	if s1 == 0 {
		return pt, i, false
	}
	a, b := p.tok(i), p.tok(second)
	if b.width > 2 {
		return p.monthYear(i, s1, second)
	}
	s2, third := p.separator(second)
	if a.width == 4 {
		return p.yearFirst(i, s1, second, s2, third)
	}
	if a.width > 2 {
		return pt, i, false
	}
	if s2 != 0 {
		if pt, next, ok = p.threeNumbers(i, s1, second, s2, third); ok {
			return pt, next, true
		}
	}
	return p.dayMonth(a, s1, b, second)
}

func (p parser) yearFirst(i int, s1 rune, second int, s2 rune, third int) (pt point, next int, ok bool) {
	a, b := p.tok(i), p.tok(second)
	if s1 == ' ' && s2 != ' ' || s1 == '.' && s2 == 0 {
		return pt, i, false
	}
	if s2 == s1 && p.tok(third).width <= 2 {
		return point{year: a.value, month: b.value, day: p.tok(third).value, numeric: true}, third + 1, true
	}
	if b.value >= 1 && b.value <= 12 && b.width == 2 {
		return point{year: a.value, month: b.value}, second + 1, true
	}
	if s1 != '.' && b.width == 2 && b.value == (a.value+1)%100 {
		return point{kind: pointFixed, year: a.value, days: Window{Date(a.value, time.January, 1), Date(a.value+1, time.December, 31)},
			rule: sayFinancial, doubt: p.yearPair(i, second+1)}, second + 1, true
	}
	return pt, i, false
}

// yearPair doubts two years written together: both, or one that begins in the first.
func (p parser) yearPair(i, next int) *Doubt {
	part, year := p.stretchOf(i, next), p.tok(i).value
	return &Doubt{DoubtYears, "Two years written together may be both, or a year that begins in April or September; both are allowed.", []string{
		p.instead(part, fmt.Sprintf("between April %d and March %d", year, year+1)),
		p.instead(part, fmt.Sprintf("between September %d and August %d", year, year+1)),
	}}
}

func (p parser) threeNumbers(i int, s1 rune, second int, s2 rune, third int) (pt point, next int, ok bool) {
	a, b, c := p.tok(i), p.tok(second), p.tok(third)
	if c.width != 2 && c.width != 4 || (s1 == ' ') != (s2 == ' ') {
		return pt, i, false
	}
	if s1 != s2 {
		// "12-14/6/12": the first number is a day of its own; "28/07 - 02/08/2013":
		// the third number begins another date.
		if s3, fourth := p.separator(third); s3 == s2 && p.tok(fourth).width != 1 || s3 == s1 && s2 == '-' {
			return pt, i, false
		}
	}
	if c.width == 2 && s2 == ' ' && p.clockFollows(third) {
		return pt, i, false
	}
	pt = point{day: a.value, month: b.value, year: c.value, numeric: true, slashed: s1 == '/' || s1 == '-'}
	if c.width == 2 {
		pt.year, pt.raised = p.century(c.value), true
	}
	return pt, third + 1, true
}

// monthYear reads 3/2012.
func (p parser) monthYear(i int, s rune, second int) (pt point, next int, ok bool) {
	a, b := p.tok(i), p.tok(second)
	if b.width != 4 || a.width > 2 || a.value < 1 || a.value > 12 || s == ' ' {
		return pt, i, false
	}
	return point{month: a.value, year: b.value}, second + 1, true
}

// dayMonth reads two short numbers: 22/11 without a year, or 8/99.
func (p parser) dayMonth(a *token, s rune, b *token, second int) (pt point, next int, ok bool) {
	if s != '/' && s != '.' || p.lexeme(p.ordinal(second+1)).month != 0 || p.mark(second+1, ':') {
		return pt, second, false
	}
	if s3, _ := p.separator(second); s3 == '/' || s3 == '.' {
		return pt, second, false // one of a longer run: "12/13.6.12"
	}
	switch {
	case b.value == 40 || b.value == 52:
		return pt, second, false // weeks, in clinical notes
	case b.width == 2 && b.value > 31 && a.value >= 1 && a.value <= 12 && s == '/':
		return point{month: a.value, year: p.century(b.value), raised: true}, second + 1, true
	case a.value <= 31 && b.value >= 1 && b.value <= 12 && a.value >= 1:
		return point{day: a.value, month: b.value, numeric: true, slashed: s == '/'}, second + 1, true
	}
	return pt, second, false
}

// The spreadsheet serials that stand for days from 1954 to 2064.
const (
	serialFirst, serialLast = 20000, 60000
	minutesPerDay           = 24 * 60
)

// serialZero is the day that spreadsheets of the 1900 system count from, once
// their 29 February 1900, which never was, is allowed for.
var serialZero = Date(1899, time.December, 30)

// runTogether reads numbers of five digits and more: spreadsheet serials,
// ddmmyy, yyyymmdd and ddmmyyyy.
func (p parser) runTogether(i int) (pt point, next int, ok bool) {
	t := p.tok(i)
	n := t.value
	switch {
	case t.width == 5 && n >= serialFirst && n <= serialLast:
		day := serialZero + Day(n)
		pt = point{kind: pointFixed, days: On(day), rule: "a spreadsheet's number for a day"}
		pt.doubt = &Doubt{Code: DoubtSerial, Message: "This is a number, read as a spreadsheet's number for " + spell(day) + "."}
		return pt, i + 1, true
	case t.width == 6:
		pt = point{day: n / 10000, month: n / 100 % 100, year: p.century(n % 100), numeric: true, raised: true}
	case t.width == 8 && n/10000 >= 1800 && n/10000 <= 2199 && n/100%100 <= 12:
		return point{year: n / 10000, month: n / 100 % 100, day: n % 100, numeric: true}, i + 1, true
	case t.width == 8:
		pt = point{day: n / 1000000, month: n / 10000 % 100, year: n % 10000, numeric: true}
	default:
		return pt, i, false
	}
	pt.doubt = &Doubt{Code: DoubtRunTogether, Message: "These digits are read as day, month and year without marks between them."}
	return pt, i + 1, pt.day >= 1 && pt.day <= 31 && pt.month >= 1 && pt.month <= 12
}
