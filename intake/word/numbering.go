package word

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"throughline.org/throughline/intake/archive"
)

// bullet is what every sort of bullet is shown as.
const bullet = "• "

const levels = 9

// lists are the automatic lists of a document, and how far each has counted.
type lists struct {
	forms map[string]*form  // by abstract number
	items map[string]*list  // by number
	named map[string]string // the abstract number that a list style stands for
}

// form is the look of a list; several lists may share one, and count on together.
type form struct {
	level  [levels]level
	style  string // it is said by the list style of this name
	count  [levels]int
	counts [levels]bool // the level has counted since one above it did
}

type level struct {
	start     int
	format    string
	text      string // "%1.%2"
	noRestart bool
	legal     bool // all numbers in figures
}

type list struct {
	form     string
	restart  map[int]int   // level → where this list begins to count anew
	override map[int]level // level → its own look
	used     bool
}

func newLists() *lists {
	return &lists{forms: map[string]*form{}, items: map[string]*list{}, named: map[string]string{}}
}

// readNumbering reads numbering.xml.
func (d *document) readNumbering(archive.Element) error {
	return d.Children(func(e archive.Element) error {
		switch e.Name {
		case "abstractNum":
			return d.readForm(archive.Attr(e, "abstractNumId"))
		case "num":
			return d.readList(archive.Attr(e, "numId"))
		}
		return nil
	})
}

func (d *document) readForm(id string) error {
	f := &form{}
	for i := range f.level {
		f.level[i].start = 1
	}
	d.lists.forms[id] = f
	return d.Children(func(e archive.Element) error {
		switch e.Name {
		case "lvl":
			at, err := strconv.Atoi(archive.Attr(e, "ilvl"))
			if err != nil || at < 0 || at >= levels {
				return nil
			}
			f.level[at], err = d.readLevel()
			return err
		case "styleLink":
			d.lists.named[archive.Attr(e, "val")] = id
		case "numStyleLink":
			f.style = archive.Attr(e, "val")
		}
		return nil
	})
}

func (d *document) readLevel() (level, error) {
	l := level{start: 1}
	err := d.Children(func(e archive.Element) error {
		value := archive.Attr(e, "val")
		switch e.Name {
		case "start":
			if n, err := strconv.Atoi(value); err == nil {
				l.start = n
			}
		case "numFmt":
			l.format = value
		case "lvlText":
			l.text = value
		case "lvlRestart":
			l.noRestart = value == "0"
		case "isLgl":
			l.legal = archive.Flag(e)
		}
		return nil
	})
	return l, err
}

func (d *document) readList(id string) error {
	l := &list{restart: map[int]int{}, override: map[int]level{}}
	d.lists.items[id] = l
	return d.Children(func(e archive.Element) error {
		switch e.Name {
		case "abstractNumId":
			l.form = archive.Attr(e, "val")
		case "lvlOverride":
			at, err := strconv.Atoi(archive.Attr(e, "ilvl"))
			if err != nil || at < 0 || at >= levels {
				return nil
			}
			return d.Children(func(e archive.Element) error {
				var err error
				switch e.Name {
				case "startOverride":
					l.restart[at], _ = strconv.Atoi(archive.Attr(e, "val"))
				case "lvl":
					l.override[at], err = d.readLevel()
				}
				return err
			})
		}
		return nil
	})
}

// next counts an item of a list and gives what stands before it, with a space.
func (l *lists) next(id string, at int) string {
	item := l.items[id]
	if item == nil || at < 0 || at >= levels {
		return ""
	}
	f := l.forms[item.form]
	if f != nil && f.style != "" {
		f = l.forms[l.named[f.style]]
	}
	if f == nil {
		return ""
	}
	if !item.used {
		item.used = true
		for level, start := range item.restart {
			f.count[level], f.counts[level] = start-1, true
		}
	}
	f.step(at)
	return f.show(item, at)
}

// step counts one item at a level: deeper levels begin anew after it.
func (f *form) step(at int) {
	for i := range at {
		if !f.counts[i] {
			f.count[i], f.counts[i] = f.level[i].start, true
		}
	}
	if f.counts[at] {
		f.count[at]++
	} else {
		f.count[at], f.counts[at] = f.level[at].start, true
	}
	for i := at + 1; i < levels; i++ {
		if !f.level[i].noRestart {
			f.counts[i] = false
		}
	}
}

var placeOfNumber = regexp.MustCompile(`%[1-9]`)

// show writes the number of the item just counted.
func (f *form) show(item *list, at int) string {
	look := func(i int) level {
		if own, ok := item.override[i]; ok {
			return own
		}
		return f.level[i]
	}
	own := look(at)
	switch own.format {
	case "bullet":
		return bullet
	case "none":
		return ""
	}
	shown := placeOfNumber.ReplaceAllStringFunc(own.text, func(place string) string {
		i := int(place[1] - '1')
		format := look(i).format
		if own.legal {
			format = "decimal"
		}
		return numeral(f.count[i], format)
	})
	if shown = strings.TrimSpace(shown); shown == "" {
		return ""
	}
	return shown + " "
}

// numeral writes a number in the way that a list asks for; figures, where it
// asks for one that is not known here.
func numeral(n int, format string) string {
	switch format {
	case "lowerLetter":
		return letters(n)
	case "upperLetter":
		return strings.ToUpper(letters(n))
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "decimalZero":
		return fmt.Sprintf("%02d", n)
	case "ordinal":
		return strconv.Itoa(n) + ordinalEnding(n)
	case "none", "bullet":
		return ""
	}
	return strconv.Itoa(n)
}

// letters counts a, b, … z, aa, bb, as Word does.
func letters(n int) string {
	const most = 26 * 20
	if n < 1 || n > most {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.sign)
		}
	}
	return b.String()
}

func ordinalEnding(n int) string {
	if n%100/10 != 1 {
		switch n % 10 {
		case 1:
			return "st"
		case 2:
			return "nd"
		case 3:
			return "rd"
		}
	}
	return "th"
}
