// Command throughline is a desktop editor for multi-agency chronologies. With
// no subcommand it opens the window; the subcommands serve scripts and tests.
//
// Exit status: 0 done; 1 findings, or input that was refused; 2 wrong usage.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"throughline.org/throughline/ui"
)

// version comes from FyneApp.toml by -ldflags.
var version = "development"

// errFindings ends the program with status 1 after its output has said why.
var errFindings = errors.New("findings")

// usageError is a mistake in the command line.
type usageError struct{ error }

// sentence is a refusal that is worded for people already.
type sentence struct{ error }

func main() {
	os.Exit(run(newRoot(), os.Args[1:]))
}

// run executes a command line and returns the exit status.
func run(root *cobra.Command, args []string) int {
	root.SetArgs(args)
	err := root.Execute()
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errFindings):
		return 1
	case errors.As(err, &usage):
		fmt.Fprintf(root.ErrOrStderr(), "throughline: %v\nSee: throughline --help\n", usage)
		return 2
	}
	var said sentence
	if !errors.As(err, &said) {
		said = sentence{errors.New(ui.Sentence(err))}
	}
	fmt.Fprintf(root.ErrOrStderr(), "throughline: %v\n", said)
	return 1
}

func newRoot() *cobra.Command {
	var w windowFlags
	root := &cobra.Command{
		Use:           "throughline [FILE]",
		Short:         "An editor for multi-agency chronologies",
		Long:          "Opens a review in the window. The commands below work on a review's file without the window.\nNothing ever leaves this machine.",
		Version:       version,
		Args:          arguments(cobra.MaximumNArgs(1)),
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				if _, err := os.Stat(args[0]); err != nil && filepath.Ext(args[0]) == "" {
					return usageError{fmt.Errorf("there is no command and no file called %q", args[0])}
				}
				w.file = args[0]
			}
			return openWindow(w)
		},
	}
	root.Flags().BoolVar(&w.sample, "bundled", false, "open your working copy of the bundled review")
	root.Flags().StringVar(&w.samplePath, "bundled-copy", "", "where that working copy is kept")
	root.Flags().BoolVar(&w.reportReady, "report-ready", false, "say on standard error when the first picture is complete")
	root.Flags().BoolVar(&w.reportState, "report-state", false, "say on standard error what the window shows, in ids and numbers")
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddCommand(
		newSample(), newNew(), newImport(), newAdd(), newEvents(), newDate(), newCheck(), newDuplicates(), newExplain(),
		newExport(), newForm(), newLetter(), newHistory(), newUndo(), newRedo(), newVerify(), newBenchTimeline(),
		newPack(), newUnpack(), newReturn(), newMerge(), newConflicts(), newDecide(),
	)
	return root
}

// arguments makes a wrong number of arguments a usage error.
func arguments(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError{err}
		}
		return nil
	}
}
