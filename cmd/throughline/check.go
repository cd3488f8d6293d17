package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"throughline.org/throughline/chronology"
)

func newCheck() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "check FILE",
		Short: "Say what needs attention",
		Args:  arguments(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			f, err := openToRead(args[0])
			if err != nil {
				return err
			}
			defer f.Close()
			r := f.Review()
			findings := chronology.Check(r, chronology.Solve(r))
			if asJSON {
				err = printJSON(cmd.OutOrStdout(), append([]chronology.Finding{}, findings...))
			} else {
				for _, finding := range findings {
					fmt.Fprintf(cmd.OutOrStdout(), "%-8s %s\n", finding.Severity, finding.Message)
				}
			}
			if err == nil && len(findings) > 0 {
				err = errFindings
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}
