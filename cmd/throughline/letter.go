package main

import (
	"errors"
	"io"

	"github.com/spf13/cobra"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
	"throughline.org/throughline/store"
)

func newLetter() *cobra.Command {
	var agency string
	var force bool
	cmd := &cobra.Command{
		Use:   "letter FILE OUT --agency A",
		Short: "Write the open queries to an agency as a letter, PDF or Word",
		Args:  arguments(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return writeLetter(args[0], args[1], agency, force)
		},
	}
	cmd.Flags().StringVar(&agency, "agency", "", "whom the letter asks")
	cmd.Flags().BoolVar(&force, "force", false, "replace OUT")
	return cmd
}

func writeLetter(path, out, agency string, force bool) error {
	write := export.LetterOf(out)
	if write == nil {
		return usageError{errors.New("OUT must end in .pdf or .docx")}
	}
	if agency == "" {
		return usageError{errors.New("--agency says whom the letter asks")}
	}
	if err := folderThere(out); err != nil {
		return err
	}
	return look(path, func(f *store.File) error {
		r := f.Review()
		agencies, err := agenciesNamed(r, []string{agency})
		if err != nil {
			return err
		}
		letter := export.Letter{Agency: agencies[0], Printed: today()}
		return writing(export.File(out, force, func(w io.Writer) error { return write(w, r, chronology.Solve(r), letter) }))
	})
}
