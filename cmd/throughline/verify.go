package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

func newVerify() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "verify FILE",
		Short: "Check the file, the chain of its history, and that the history gives the present state",
		Args:  arguments(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			f, err := openToRead(args[0])
			if err != nil {
				return err
			}
			defer f.Close()
			v, err := f.Verify()
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			switch {
			case asJSON:
				if v.Problems == nil {
					v.Problems = []string{}
				}
				err = printJSON(out, v)
			case v.OK:
				fmt.Fprintf(out, "Sound: %d events, %d steps of history, head %s\n", v.Events, v.Transactions, v.Head)
			default:
				for _, p := range v.Problems {
					fmt.Fprintln(out, p)
				}
			}
			if err == nil && !v.OK {
				err = errFindings
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}
