package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/store"
)

// eventJSON is an event as `events --json` lists it.
type eventJSON struct {
	UID        chronology.UID `json:"uid"`
	ExternalID string         `json:"external_id"`
	Ref        string         `json:"ref"`
	Title      string         `json:"title"`
	Agency     string         `json:"agency"`
	Service    string         `json:"service"`
	Wording    string         `json:"wording"`
	EDTF       string         `json:"edtf"`
	Earliest   *string        `json:"earliest"`
	Latest     *string        `json:"latest"`
	Time       *string        `json:"time"`
	Extent     string         `json:"extent"`
	SetAside   []string       `json:"set_aside"`
	Source     string         `json:"source"`
	Kind       string         `json:"kind"`
	What       string         `json:"what"`
	Paragraphs []string       `json:"paragraphs"`
	Era        bool           `json:"era"`      // drawn as a background period behind all lanes
	DayLine    bool           `json:"day_line"` // drawn as a line through all lanes
}

func newEvents() *cobra.Command {
	var (
		asJSON             bool
		agency             []string
		from, to, searched string
	)
	cmd := &cobra.Command{
		Use:   "events FILE",
		Short: "List events in order",
		Args:  arguments(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			window, err := period(from, to)
			if err != nil {
				return err
			}
			return look(args[0], func(f *store.File) error {
				agencies, err := agenciesNamed(f.Review(), agency)
				if err != nil {
					return err
				}
				return listEvents(cmd.OutOrStdout(), f.Review(), chronology.Filter{
					Agencies: agencies, Text: searched,
					Dates: window != when.Always, From: window.Earliest, To: window.Latest,
				}, asJSON)
			})
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&asJSON, "json", false, "print JSON")
	flags.StringArrayVar(&agency, "agency", nil, "only this agency; may be repeated")
	flags.StringVar(&from, "from", "", "only what may lie on or after this date")
	flags.StringVar(&to, "to", "", "only what may lie on or before this date")
	flags.StringVar(&searched, "search", "", "only what holds every one of these words")
	return cmd
}

func listEvents(w io.Writer, r *chronology.Review, filter chronology.Filter, asJSON bool) error {
	d := chronology.Solve(r)
	rows := []eventJSON{}
	for _, e := range d.Order() {
		if filter.Keep(r, d, e) {
			rows = append(rows, describe(r, d, e))
		}
	}
	if asJSON {
		return printJSON(w, rows)
	}
	for _, row := range rows {
		fmt.Fprintf(w, "%-7s %-40s %-24s %s\n", row.Ref, d.Of(row.UID).Window, row.Agency, r.Event(row.UID).ShortTitle())
	}
	return nil
}

func describe(r *chronology.Review, d *chronology.Dating, e *chronology.Event) eventJSON {
	dated := d.Of(e.UID)
	row := eventJSON{
		UID: e.UID, ExternalID: e.ExternalID, Ref: d.Ref(e.UID), Title: e.Title,
		Wording: r.ShowWording(e.When.Wording), EDTF: dated.Reading.EDTF,
		Earliest: iso(dated.Window.Earliest), Latest: iso(dated.Window.Latest),
		Extent: dated.Extent.String(), SetAside: []string{}, Source: e.Source, What: e.What,
		Era: e.Era, DayLine: e.DayLine,
		Paragraphs: append([]string{}, r.ParagraphsOf(e.UID)...),
	}
	if a := r.Agency(e.Agency); a != nil {
		row.Agency = a.Name
	}
	if s := r.Service(e.Service); s != nil {
		row.Service = s.Name
	}
	if k := r.Kind(e.Kind); k != nil {
		row.Kind = k.Name
	}
	if clock := dated.Reading.Clock.String(); clock != "" {
		row.Time = &clock
	}
	for _, clause := range e.When.SetAside {
		row.SetAside = append(row.SetAside, r.ShowWording(clause))
	}
	return row
}

// agenciesNamed finds agencies by name, without regard to case.
func agenciesNamed(r *chronology.Review, names []string) ([]chronology.UID, error) {
	var uids []chronology.UID
	for _, name := range names {
		a := r.AgencyNamed(name)
		if a == nil {
			return nil, usageError{fmt.Errorf("the review has no agency called %q", name)}
		}
		uids = append(uids, a.UID)
	}
	return uids, nil
}
