package word

import (
	"strconv"

	"throughline.org/throughline/intake/archive"
)

// fields are the fields that the present place is in, the outermost first. Of a
// field only the result is shown, not the instruction that made it.
type fields []field

type field struct {
	result bool   // past the mark that parts the instruction from the result
	shows  string // what a form field shows that has no result of its own
	begun  int    // how much text there was before the result
}

// instruction reports whether the present place is in an instruction.
func (f fields) instruction() bool {
	for _, field := range f {
		if !field.result {
			return true
		}
	}
	return false
}

// paragraphEnds gives up fields whose instruction has no end: it never goes on
// in another paragraph, and must not swallow what follows.
func (f *fields) paragraphEnds() {
	for i, field := range *f {
		if !field.result {
			*f = (*f)[:i]
			return
		}
	}
}

// fieldMark reads the mark that begins, parts or ends a field.
func (d *document) fieldMark(e archive.Element, f *flow, r runProperties) error {
	switch archive.Attr(e, "fldCharType") {
	case "begin":
		shows, err := d.formField()
		d.fields = append(d.fields, field{shows: shows})
		return err
	case "separate":
		if n := len(d.fields); n > 0 {
			d.fields[n-1].result, d.fields[n-1].begun = true, f.text.Len()
		}
	case "end":
		n := len(d.fields)
		if n == 0 {
			return nil
		}
		last := d.fields[n-1]
		d.fields = d.fields[:n-1]
		if last.shows != "" && (!last.result || f.text.Len() == last.begun) {
			return d.emit(f, last.shows, r)
		}
	}
	return nil
}

// formField is what a tick box or a list of the older forms shows.
func (d *document) formField() (shows string, err error) {
	err = d.Children(func(e archive.Element) error {
		if e.Name != "ffData" {
			return nil
		}
		return d.Children(func(e archive.Element) error {
			var err error
			switch e.Name {
			case "checkBox":
				shows, err = d.tickBox()
			case "ddList":
				shows, err = d.dropList()
			}
			return err
		})
	})
	return shows, err
}

func (d *document) tickBox() (string, error) {
	ticked, set := false, false
	err := d.Children(func(e archive.Element) error {
		switch e.Name {
		case "checked":
			ticked, set = archive.Flag(e), true
		case "default":
			if !set {
				ticked = archive.Flag(e)
			}
		}
		return nil
	})
	if ticked {
		return "☒", err
	}
	return "☐", err
}

func (d *document) dropList() (string, error) {
	chosen := 0
	var entries []string
	err := d.Children(func(e archive.Element) error {
		switch e.Name {
		case "result", "default":
			if n, err := strconv.Atoi(archive.Attr(e, "val")); err == nil {
				chosen = n
			}
		case "listEntry":
			entries = append(entries, archive.Attr(e, "val"))
		}
		return nil
	})
	if chosen < 0 || chosen >= len(entries) {
		return "", err
	}
	return entries[chosen], err
}
