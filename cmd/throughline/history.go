package main

import (
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"throughline.org/throughline/store"
)

// transactionJSON is a step of the history as `history --json` lists it.
type transactionJSON struct {
	Number  int64  `json:"number"`
	Kind    string `json:"kind"`
	Label   string `json:"label"`
	Who     string `json:"who"`
	At      string `json:"at"`
	Undoes  *int64 `json:"undoes"`
	Changes int    `json:"changes"`
	Hash    string `json:"hash"`
}

func newHistory() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "history FILE",
		Short: "List every step, newest first",
		Args:  arguments(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return look(args[0], func(f *store.File) error {
				steps, err := f.History(0)
				if err != nil {
					return err
				}
				return printHistory(cmd.OutOrStdout(), steps, asJSON)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func printHistory(w io.Writer, steps []store.Transaction, asJSON bool) error {
	if !asJSON {
		for _, s := range steps {
			fmt.Fprintf(w, "%5d  %s  %-8s %s  (%s)\n", s.Number, s.At.Format("2 Jan 2006 15:04"), s.Kind, s.Label, s.Who)
		}
		return nil
	}
	rows := []transactionJSON{}
	for _, s := range steps {
		row := transactionJSON{s.Number, s.Kind, s.Label, s.Who, s.At.Format(time.RFC3339), nil, s.Changes, s.Hash}
		if s.Undoes != 0 {
			row.Undoes = &s.Undoes
		}
		rows = append(rows, row)
	}
	return printJSON(w, rows)
}

func newUndo() *cobra.Command {
	return newStep("undo FILE", "Take the last step back", "Undone", (*store.File).Undo)
}

func newRedo() *cobra.Command {
	return newStep("redo FILE", "Make the last undone step again", "Redone", (*store.File).Redo)
}

func newStep(use, short, done string, step func(*store.File) (store.Change, error)) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: short,
		Args: arguments(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return change(args[0], func(f *store.File) error {
				made, err := step(f)
				if err == nil {
					fmt.Fprintf(cmd.OutOrStdout(), "%s: %s\n", done, made.Label)
				}
				return err
			})
		},
	}
}
