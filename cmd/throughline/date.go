package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"throughline.org/throughline/chronology/when"
)

// dateFlags are what wordings on the command line are read against.
type dateFlags struct {
	year                     int
	anchor, born, due, scope string
	asJSON                   bool
}

// dateJSON is a wording as `date --json` reads it.
type dateJSON struct {
	Wording     string      `json:"wording"`
	EDTF        string      `json:"edtf"`
	Earliest    *string     `json:"earliest"`
	Latest      *string     `json:"latest"`
	Time        *string     `json:"time"`
	Precision   string      `json:"precision"`
	Extent      string      `json:"extent"`
	Approximate bool        `json:"approximate"`
	Uncertain   bool        `json:"uncertain"`
	Unknown     bool        `json:"unknown"`
	Rule        string      `json:"rule"`
	Doubts      []doubtJSON `json:"doubts"`
	Error       *string     `json:"error"`
}

type doubtJSON struct {
	Code         string   `json:"code"`
	Message      string   `json:"message"`
	Alternatives []string `json:"alternatives"`
}

func newDate() *cobra.Command {
	var flags dateFlags
	cmd := &cobra.Command{
		Use:   "date WORDING…",
		Short: "Say how each wording is read",
		Args:  arguments(cobra.MinimumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			given, err := flags.read()
			if err != nil {
				return err
			}
			rows := []dateJSON{}
			failed := false
			for _, wording := range args {
				row := given.describe(wording)
				failed = failed || row.Error != nil
				rows = append(rows, row)
			}
			if flags.asJSON {
				err = printJSON(cmd.OutOrStdout(), rows)
			} else {
				printDates(cmd.OutOrStdout(), rows)
			}
			if err == nil && failed {
				err = errFindings
			}
			return err
		},
	}
	f := cmd.Flags()
	f.IntVar(&flags.year, "year", 0, "the year carried from a heading")
	f.StringVar(&flags.anchor, "anchor", "", "the day, or any calendar wording, that relative wordings count from")
	f.StringVar(&flags.born, "born", "", "the birth that ages count from")
	f.StringVar(&flags.due, "due", "", "the due date that weeks of pregnancy count from")
	f.StringVar(&flags.scope, "scope", "", "the review's scope, D..D")
	f.BoolVar(&flags.asJSON, "json", false, "print JSON")
	return cmd
}

// anchors holds what wordings count from: the windows given by the flags.
type anchors struct {
	context when.Context
	windows map[when.AnchorKind]when.Window
}

func (flags dateFlags) read() (*anchors, error) {
	a := &anchors{windows: map[when.AnchorKind]when.Window{}, context: when.Context{Year: flags.year}}
	for _, g := range []struct {
		flag, wording string
		kind          when.AnchorKind
		shift         int
	}{
		{"--anchor", flags.anchor, when.AnchorDay, 0},
		{"--born", flags.born, when.AnchorBirth, 0},
		{"--due", flags.due, when.AnchorPregnancy, -when.PregnancyDays},
	} {
		if g.wording == "" {
			continue
		}
		reading, err := when.Read(g.wording, when.Context{})
		if err != nil {
			return nil, usageError{fmt.Errorf("%s %q: %w", g.flag, g.wording, err)}
		}
		w := reading.Window
		a.windows[g.kind] = when.Window{Earliest: w.Earliest.Add(g.shift), Latest: w.Latest.Add(g.shift)}
	}
	if flags.scope != "" {
		from, to, _ := strings.Cut(flags.scope, "..")
		scope, err := period(from, to)
		if err != nil || scope.Earliest.Open() || scope.Latest.Open() {
			return nil, usageError{fmt.Errorf("--scope %q: give two days as D..D", flags.scope)}
		}
		a.context.Scope = scope
	}
	a.context.Resolve = a.resolve
	a.context.OwnDay = func(anchor when.Anchor) (when.Day, bool) {
		w, given := a.windows[anchor.Kind]
		return w.Earliest, given && w.Exact()
	}
	if kind, given := a.given(when.AnchorDay); given {
		a.context.Default = &when.Anchor{Kind: kind}
	}
	return a, nil
}

// given is the anchor that serves for one of the kind: its own flag, else
// --anchor, else whichever flag there is.
func (a *anchors) given(kind when.AnchorKind) (when.AnchorKind, bool) {
	for _, k := range []when.AnchorKind{kind, when.AnchorDay, when.AnchorBirth, when.AnchorPregnancy} {
		if _, given := a.windows[k]; given {
			return k, true
		}
	}
	return kind, false
}

// resolve takes every name to be what the flags give: the birth, the
// pregnancy, else the anchor.
func (a *anchors) resolve(name string) (when.Anchor, error) {
	kind, flag := when.AnchorDay, "--anchor"
	switch {
	case name == when.NameBirth || strings.HasPrefix(name, when.NameBirthOf):
		kind, flag = when.AnchorBirth, "--born"
	case name == when.NamePregnancy || strings.HasPrefix(name, when.NamePregnancyWith):
		kind, flag = when.AnchorPregnancy, "--due"
	}
	kind, given := a.given(kind)
	if !given {
		return when.Anchor{}, errors.New("it counts from something else: give " + flag)
	}
	return when.Anchor{Kind: kind}, nil
}

func (a *anchors) describe(wording string) dateJSON {
	row := dateJSON{Wording: wording, Doubts: []doubtJSON{}}
	reading, err := when.Read(wording, a.context)
	if err != nil {
		sentence := err.Error()
		row.Error = &sentence
		return row
	}
	window := reading.Within(func(anchor when.Anchor) when.Window { return a.windows[anchor.Kind] })
	row.EDTF = reading.EDTF
	row.Earliest, row.Latest = iso(window.Earliest), iso(window.Latest)
	if clock := reading.Clock.String(); clock != "" {
		row.Time = &clock
	}
	row.Precision, row.Extent = reading.Precision.String(), reading.Extent.String()
	row.Approximate, row.Uncertain, row.Unknown = reading.Approximate, reading.Uncertain, reading.Unknown
	row.Rule = reading.Rule
	for _, d := range reading.Doubts {
		row.Doubts = append(row.Doubts, doubtJSON{d.Code, d.Message, append([]string{}, d.Alternatives...)})
	}
	return row
}

func printDates(w io.Writer, rows []dateJSON) {
	for _, row := range rows {
		if row.Error != nil {
			fmt.Fprintf(w, "%s: cannot be read: %s\n", row.Wording, *row.Error)
			continue
		}
		fmt.Fprintf(w, "%s: %s to %s (%s)\n", row.Wording, orOpen(row.Earliest), orOpen(row.Latest), row.Rule)
		for _, d := range row.Doubts {
			fmt.Fprintf(w, "  doubt: %s\n", d.Message)
		}
	}
}

func orOpen(day *string) string {
	if day == nil {
		return "open"
	}
	return *day
}
