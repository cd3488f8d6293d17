package main

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/intake"
)

// importResult is what one input came to.
type importResult struct {
	file    string
	agency  *string
	preview *intake.Preview
	whole   string // why the input was refused as a whole; "" where it was not
}

// write prints the result as JSON, a row at a time: a long return would take up
// memory several times over otherwise. Places are named as the file has them:
// "table 3 row 5", "Sheet1!A7", "record 5 (line 7)".
func (r importResult) write(w io.Writer) error {
	j := &jsonLines{w: w}
	j.print("{\n")
	j.field("file", r.file)
	j.print(",\n")
	j.field("agency", r.agency)
	rows := r.preview.InOrder()
	j.array("events", func(yield func(any)) {
		for _, row := range rows {
			if e := comingIn(row); e != nil {
				yield(imported(row, e))
			}
		}
	})
	j.array("refused", func(yield func(any)) {
		if r.whole != "" {
			yield(refusedJSON{Row: "file", Why: r.whole})
		}
		for _, row := range rows {
			if comingIn(row) == nil {
				yield(refusedJSON{row.Place(), row.Refused, row.When(), said(row), row.Notes, others(row), row.Doubts})
			}
		}
	})
	j.array("doubts", func(yield func(any)) {
		for _, row := range rows {
			for _, about := range row.Doubts {
				if comingIn(row) != nil {
					yield(rowDoubtJSON{row.Place(), about})
				}
			}
		}
	})
	j.array("ignored", func(yield func(any)) {
		for _, i := range r.preview.Ignored {
			yield(ignoredLine(i))
		}
	})
	j.print("\n}")
	return j.err
}

// comingIn is the event of a row, even where it is not known yet whose it is.
func comingIn(row *intake.PreviewRow) *chronology.Event {
	if row.Unassigned {
		return row.Draft
	}
	return row.Event
}

// jsonLines writes an object whose arrays have an element on each line. It keeps
// its first error.
type jsonLines struct {
	w   io.Writer
	err error
}

func (j *jsonLines) print(text string) {
	if j.err == nil {
		_, j.err = io.WriteString(j.w, text)
	}
}

func (j *jsonLines) value(v any) {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil && j.err == nil {
		j.err = err
	}
	j.print(strings.TrimSuffix(line.String(), "\n"))
}

func (j *jsonLines) field(name string, v any) {
	j.print("  \"" + name + "\": ")
	j.value(v)
}

func (j *jsonLines) array(name string, each func(yield func(any))) {
	j.print(",\n  \"" + name + "\": [")
	end := "]"
	each(func(v any) {
		if end == "]" {
			j.print("\n    ")
		} else {
			j.print(",\n    ")
		}
		j.value(v)
		end = "\n  ]"
	})
	j.print(end)
}

// importedJSON is a row that comes in. What the row has no column for, or
// leaves empty, is null or not there.
type importedJSON struct {
	Row      string         `json:"row"`
	UID      chronology.UID `json:"uid"`
	When     string         `json:"when"`
	Earliest *string        `json:"earliest"`
	Latest   *string        `json:"latest"`
	Time     *string        `json:"time"`
	saidJSON
	Agency      string            `json:"agency,omitempty"` // as the row or its sheet names it
	Service     string            `json:"service,omitempty"`
	Kind        string            `json:"kind,omitempty"`
	Title       string            `json:"title,omitempty"`
	Voice       string            `json:"voice,omitempty"`
	Extent      string            `json:"extent,omitempty"` // "span"
	Mark        string            `json:"mark,omitempty"`   // "uncertain", "approximate"
	End         string            `json:"end,omitempty"`
	Known       string            `json:"known,omitempty"`
	Recorded    string            `json:"recorded,omitempty"`
	Sequence    string            `json:"sequence,omitempty"`
	Reference   string            `json:"reference,omitempty"`
	Telephone   string            `json:"telephone,omitempty"`
	Notes       []string          `json:"notes,omitempty"`
	Other       map[string]string `json:"other,omitempty"` // by the headings of their columns
	ContinuedIn []string          `json:"continued_in,omitempty"`
}

// saidJSON is what a row says, refused or not.
type saidJSON struct {
	Source    *string `json:"source"`
	Who       *string `json:"who"`
	What      *string `json:"what"`
	Response  *string `json:"response"`
	Comment   *string `json:"comment"`
	ChildSeen *string `json:"child_seen"`
}

// refusedJSON is a row that does not come in, with its words, so that nothing is lost.
type refusedJSON struct {
	Row  string `json:"row"`
	Why  string `json:"why"`
	When string `json:"when"`
	saidJSON
	Notes  []string          `json:"notes,omitempty"`
	Other  map[string]string `json:"other,omitempty"`
	Doubts []string          `json:"doubts,omitempty"` // what stands beside its text
}

type rowDoubtJSON struct {
	Row   string `json:"row"`
	About string `json:"about"`
}

func ignoredLine(i intake.Ignored) string {
	if i.Text == "" {
		return i.Place + ": " + i.Why
	}
	return i.Place + ": " + i.Why + ": " + i.Text
}

func imported(row *intake.PreviewRow, event *chronology.Event) importedJSON {
	e := importedJSON{
		Row: row.Place(), UID: event.UID, When: row.When(), saidJSON: said(row),
		Earliest: iso(row.Reading.Window.Earliest), Latest: iso(row.Reading.Window.Latest),
		Time:   orNull(row.Reading.Clock.String()),
		Agency: row.NamedAgency(), Service: row.Text(intake.Service), Kind: row.Text(intake.Kind), Title: row.Text(intake.Title),
		Voice: row.Text(intake.Voice), End: row.Text(intake.End), Known: row.Text(intake.Known), Recorded: row.Text(intake.Recorded),
		Sequence: row.Text(intake.Sequence), Reference: row.Text(intake.ID), Telephone: row.Text(intake.Telephone),
		Notes: row.Notes, Other: others(row),
	}
	if extent := row.Reading.Extent.String(); extent == "span" {
		e.Extent = extent
	}
	switch {
	case row.Reading.Uncertain:
		e.Mark = "uncertain"
	case row.Reading.Approximate:
		e.Mark = "approximate"
	}
	for _, more := range row.Continued {
		e.ContinuedIn = append(e.ContinuedIn, more.Place())
	}
	return e
}

func said(row *intake.PreviewRow) saidJSON {
	who := row.Text(intake.People)
	if also := row.Text(intake.Professionals); who != "" && also != "" {
		who += "; " + also
	} else if who == "" {
		who = also
	}
	return saidJSON{
		Source: orNull(row.Text(intake.Source)), Who: orNull(who), What: orNull(row.Text(intake.What)),
		Response: orNull(row.Text(intake.Outcome)), Comment: orNull(row.Text(intake.Comment)), ChildSeen: orNull(row.Text(intake.Seen)),
	}
}

// others are the words that no field holds, by the headings of their columns.
func others(row *intake.PreviewRow) map[string]string {
	all := map[string]string{}
	for _, o := range row.Others() {
		if all[o[0]] != "" {
			o[1] = all[o[0]] + "\n" + o[1]
		}
		all[o[0]] = o[1]
	}
	if note := row.Text(intake.Note); note != "" {
		all["note"] = note
	}
	if lines := row.Text(intake.Lines); lines != "" {
		all["lines of enquiry"] = lines
	}
	if len(all) == 0 {
		return nil
	}
	return all
}

func orNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
