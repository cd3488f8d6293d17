package main

import (
	"throughline.org/throughline/chronology"
	"throughline.org/throughline/intake"
)

// importJSON is what one input came to, as `import --json` prints it. Places
// are named as the file has them: "table 3 row 5", "Sheet1!A7", "record 5 (line 7)".
type importJSON struct {
	File    string         `json:"file"`
	Agency  *string        `json:"agency"`
	Events  []importedJSON `json:"events"`
	Refused []refusedJSON  `json:"refused"`
	Doubts  []rowDoubtJSON `json:"doubts"`
	Ignored []string       `json:"ignored"`

	unassigned int // rows that would come in if it were known whose they are
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

// summarise tells what an input would bring in, or has brought in.
func summarise(name string, agency *chronology.Agency, p *intake.Preview) importJSON {
	result := importJSON{File: name, Events: []importedJSON{}, Refused: []refusedJSON{}, Doubts: []rowDoubtJSON{}, Ignored: []string{}}
	if agency != nil {
		result.Agency = &agency.Name
	}
	for _, row := range p.InOrder() {
		place := row.Place()
		event := row.Event
		if row.Unassigned {
			event = row.Draft
			result.unassigned++
		}
		if event == nil {
			result.Refused = append(result.Refused, refusedJSON{place, row.Refused, row.When(), said(row), row.Notes, others(row), row.Doubts})
			continue
		}
		result.Events = append(result.Events, imported(row, event))
		for _, about := range row.Doubts {
			result.Doubts = append(result.Doubts, rowDoubtJSON{place, about})
		}
	}
	for _, i := range p.Ignored {
		result.Ignored = append(result.Ignored, ignoredLine(i))
	}
	return result
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
