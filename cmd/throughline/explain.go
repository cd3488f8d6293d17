package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// explanationJSON is the chain behind each end of a window, as `explain --json` prints it.
type explanationJSON struct {
	UID      chronology.UID `json:"uid"`
	Ref      string         `json:"ref"`
	Title    string         `json:"title"`
	Earliest endJSON        `json:"earliest"`
	Latest   endJSON        `json:"latest"`
}

type endJSON struct {
	Day   *string                `json:"day"`
	Chain []chronology.Statement `json:"chain"`
}

func newExplain() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "explain FILE UID",
		Short: "Say which wordings give each end of an event's window",
		Long:  "UID is the event's uid, its ref (HV12), or the id that it had in the source it came from.",
		Args:  arguments(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return look(args[0], func(f *store.File) error {
				d := chronology.Solve(f.Review())
				event := eventCalled(f.Review(), d, args[1])
				if event == nil {
					return usageError{fmt.Errorf("the review has no event %q", args[1])}
				}
				x := d.Explanation(event.UID)
				if asJSON {
					return printJSON(cmd.OutOrStdout(), explanationJSON{x.UID, x.Ref, x.Title, endOf(x.Earliest), endOf(x.Latest)})
				}
				printExplanation(cmd.OutOrStdout(), x, d.Of(event.UID).Window.String())
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// eventCalled finds an event by uid, ref or external id.
func eventCalled(r *chronology.Review, d *chronology.Dating, name string) *chronology.Event {
	if e := r.Event(chronology.UID(name)); e != nil {
		return e
	}
	for _, e := range r.Events {
		if e.ExternalID == name || d.Ref(e.UID) == name {
			return e
		}
	}
	return nil
}

func endOf(x chronology.ExplainedEnd) endJSON {
	end := endJSON{Chain: x.Chain}
	if x.Day != "" {
		end.Day = &x.Day
	}
	return end
}

func printExplanation(w io.Writer, x chronology.Explanation, window string) {
	fmt.Fprintf(w, "%s %s: %s\n", x.Ref, x.Title, window)
	for _, end := range []struct {
		name string
		chronology.ExplainedEnd
	}{{"earliest", x.Earliest}, {"latest", x.Latest}} {
		if end.Day == "" {
			fmt.Fprintf(w, "%s: open; no wording bounds it\n", end.name)
			continue
		}
		fmt.Fprintf(w, "%s: %s, because\n", end.name, end.Day)
		for _, s := range end.Chain {
			fmt.Fprintf(w, "  %s %s: %s (%s)\n", s.Paragraph, s.Title, s.Clause, s.Rule)
		}
	}
}
