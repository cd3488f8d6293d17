package intake

import (
	"errors"
	"fmt"
	"strings"

	"throughline.org/throughline/chronology/when"
)

// errNotLife says that a name is neither a birth nor a pregnancy.
var errNotLife = errors.New("no birth and no pregnancy")

// lifeOnly finds births and pregnancies, whoever's they are, and nothing else.
func lifeOnly(name string) (when.Anchor, error) {
	switch {
	case name == when.NameBirth, strings.HasPrefix(name, when.NameBirthOf):
		return when.Anchor{Kind: when.AnchorBirth, ID: strings.TrimPrefix(name, when.NameBirthOf)}, nil
	case name == when.NamePregnancy, strings.HasPrefix(name, when.NamePregnancyWith):
		return when.Anchor{Kind: when.AnchorPregnancy, ID: strings.TrimPrefix(name, when.NamePregnancyWith)}, nil
	}
	return when.Anchor{}, errNotLife
}

// ofLife reads a wording that counts from a birth or a pregnancy which the
// review does not know: "18/40", "10 weeks old". The row comes in as it is
// worded, without a date, and what the file says of the birth is shown.
func (d *dater) ofLife(row *PreviewRow) bool {
	reading, err := when.Read(row.Wording, when.Context{Resolve: lifeOnly})
	if err != nil || len(reading.Relations) == 0 {
		return false
	}
	about := "This counts from a birth"
	if reading.Relations[0].Anchor.Kind == when.AnchorPregnancy {
		about = "These are weeks of pregnancy, not a date"
	}
	var said []string
	window := reading.Within(func(a when.Anchor) when.Window {
		w, from := d.document.facts.of(a)
		if from != "" {
			said = append(said, from)
		}
		return w
	})
	if len(said) > 0 && !window.Empty() && window != when.Always {
		about += fmt.Sprintf(": with %s, as the file says, it is %s", said[0], spelt(window))
	}
	row.Doubts = append(row.Doubts, about+". It has no date until the review has that of the birth or the due date.")
	reading.Window = when.Always
	row.Event.When.Wording, row.Reading = row.Wording, reading
	row.Reading.Relations = nil
	return true
}

// of is the window of a birth or of the start of a pregnancy, and the words from
// which it is known.
func (f facts) of(a when.Anchor) (when.Window, string) {
	name := a.ID
	if name == when.NameBirth || name == when.NamePregnancy {
		name = ""
	}
	if a.Kind == when.AnchorPregnancy {
		due, ok := f.pregnancy()
		if !ok {
			return when.Always, ""
		}
		return when.Window{Earliest: due.window.Earliest.Add(-when.PregnancyDays), Latest: due.window.Latest.Add(-when.PregnancyDays)}, "the due date " + due.wording
	}
	b, ok := f.birth(name)
	if !ok {
		return when.Always, ""
	}
	return b.window, "the birth of " + b.name + " on " + b.wording
}

func spelt(w when.Window) string {
	if w.Exact() {
		return w.Earliest.ISO()
	}
	return w.Earliest.ISO() + " to " + w.Latest.ISO()
}
