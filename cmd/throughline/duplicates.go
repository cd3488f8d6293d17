package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

// twinJSON is a pair of entries as `duplicates --json` lists it.
type twinJSON struct {
	Events   []chronology.UID `json:"events"`
	Refs     []string         `json:"refs"`
	Likeness float64          `json:"likeness"`
	Reasons  []string         `json:"reasons"`
}

func newDuplicates() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "duplicates FILE",
		Short: "List entries of different agencies that may tell of one contact",
		Args:  arguments(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return look(args[0], func(f *store.File) error {
				return printTwins(cmd.OutOrStdout(), f.Review(), asJSON)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// printTwins lists the likeliest first; any at all make the exit status 1.
func printTwins(w io.Writer, r *chronology.Review, asJSON bool) error {
	d := chronology.Solve(r)
	twins, err := d.Twins(nil)
	if err != nil {
		return err
	}
	if asJSON {
		rows := []twinJSON{}
		for _, t := range twins {
			rows = append(rows, twinJSON{
				[]chronology.UID{t.First, t.Second}, []string{d.Ref(t.First), d.Ref(t.Second)}, t.Likeness, t.Reasons,
			})
		}
		if err := printJSON(w, rows); err != nil {
			return err
		}
	} else {
		for _, t := range twins {
			fmt.Fprintf(w, "%2.0f %% alike: %s and %s\n", t.Likeness*100, twinLine(r, d, t.First), twinLine(r, d, t.Second))
			for _, reason := range t.Reasons {
				fmt.Fprintf(w, "    %s\n", reason)
			}
		}
	}
	if len(twins) > 0 {
		return errFindings
	}
	return nil
}

func twinLine(r *chronology.Review, d *chronology.Dating, uid chronology.UID) string {
	return fmt.Sprintf("%s “%s”", d.Ref(uid), r.Event(uid).ShortTitle())
}
