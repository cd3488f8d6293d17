package main

import (
	"github.com/spf13/cobra"

	"throughline.org/throughline/chronology/sample"
)

func newSample() *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "sample OUT",
		Short: "Write the bundled review",
		Args:  arguments(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			return create(args[0], sample.Review(), force)
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace OUT")
	return cmd
}
