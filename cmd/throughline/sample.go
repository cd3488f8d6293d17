package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"throughline.org/throughline/chronology/sample"
	"throughline.org/throughline/chronology/scale"
)

// mostInvented events are a review's, with room to spare.
const mostInvented = 1_000_000

func newSample() *cobra.Command {
	var force bool
	var invented int
	cmd := &cobra.Command{
		Use:   "sample OUT",
		Short: "Write the bundled review, or an invented one of any size",
		Args:  arguments(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("events") {
				return create(args[0], sample.Review(), force)
			}
			if invented < 0 || invented > mostInvented {
				return usageError{fmt.Errorf("--events %d: give a number from 0 to %d", invented, mostInvented)}
			}
			return create(args[0], scale.Review(invented), force)
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace OUT")
	cmd.Flags().IntVar(&invented, "events", 0, "invent so many events instead: the same every time, to try the program at that size")
	return cmd
}
