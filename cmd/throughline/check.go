package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/store"
)

func newCheck() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check FILE",
		Short: "Say what needs attention",
		Args:  arguments(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return look(args[0], func(f *store.File) error {
				r := f.Review()
				return printFindings(cmd.OutOrStdout(), chronology.CheckOn(r, chronology.Solve(r), today()), asJSON)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// printFindings prints what needs attention; anything at all makes the exit status 1.
func printFindings(w io.Writer, findings []chronology.Finding, asJSON bool) error {
	if asJSON {
		if err := printJSON(w, append([]chronology.Finding{}, findings...)); err != nil {
			return err
		}
	} else {
		for _, finding := range findings {
			fmt.Fprintf(w, "%-8s %s\n", finding.Severity, finding.Message)
		}
	}
	if len(findings) > 0 {
		return errFindings
	}
	return nil
}
