package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"throughline.org/throughline/store"
	"throughline.org/throughline/ui"
)

func newVerify() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "verify FILE",
		Short: "Check the file, the chain of its history, and that the history gives the present state",
		Args:  arguments(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			err := look(args[0], func(f *store.File) error {
				v, err := f.Verify()
				if err != nil {
					return err
				}
				return printVerification(cmd.OutOrStdout(), v, asJSON)
			})
			if asJSON && errors.Is(err, store.ErrDamaged) {
				return printVerification(cmd.OutOrStdout(), store.Verification{Problems: []string{ui.Sentence(err)}}, asJSON)
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// printVerification prints the outcome; a problem makes the exit status 1.
func printVerification(w io.Writer, v store.Verification, asJSON bool) error {
	switch {
	case asJSON:
		v.Problems = append([]string{}, v.Problems...)
		if err := printJSON(w, v); err != nil {
			return err
		}
	case v.OK:
		fmt.Fprintf(w, "Sound: %d events, %d steps of history, head %s\n", v.Events, v.Transactions, v.Head)
	default:
		for _, p := range v.Problems {
			fmt.Fprintln(w, p)
		}
	}
	if !v.OK {
		return errFindings
	}
	return nil
}
