package main

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/export"
	"throughline.org/throughline/store"
)

// formFlags are the flags of form.
type formFlags struct {
	agency, service, due string
	empty, force         bool
}

func newForm() *cobra.Command {
	var flags formFlags
	cmd := &cobra.Command{
		Use:   "form FILE OUT --agency A",
		Short: "Write a Word or Excel form for an agency that will not install anything",
		Long: "Writes a form by OUT's ending, .docx or .xlsx, with what the review asks, the labels of the family and the agency's\n" +
			"events so far. What comes back is read by import.",
		Args: arguments(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error { return flags.run(args[0], args[1]) },
	}
	f := cmd.Flags()
	f.StringVar(&flags.agency, "agency", "", "whose form it is")
	f.StringVar(&flags.service, "service", "", "only this part of the agency")
	f.StringVar(&flags.due, "due", "", "the day by which it is to be back")
	f.BoolVar(&flags.empty, "empty", false, "without the agency's events")
	f.BoolVar(&flags.force, "force", false, "replace OUT")
	return cmd
}

func (flags formFlags) run(path, out string) error {
	write := export.FormOf(out)
	if write == nil {
		return usageError{errors.New("OUT must end in .docx or .xlsx")}
	}
	if flags.agency == "" {
		return usageError{errors.New("--agency says whose form it is")}
	}
	if err := folderThere(out); err != nil {
		return err
	}
	due, err := dueDay(flags.due)
	if err != nil {
		return err
	}
	return look(path, func(f *store.File) error {
		r := f.Review()
		agencies, err := agenciesNamed(r, []string{flags.agency})
		if err != nil {
			return err
		}
		service, err := serviceNamed(r, agencies[0], flags.service)
		if err != nil {
			return err
		}
		form := export.AgencyForm{Agency: agencies[0], Service: service, Filled: !flags.empty, Due: due, Printed: today()}
		return writing(export.File(out, flags.force, func(w io.Writer) error { return write(w, r, chronology.Solve(r), form) }))
	})
}

// serviceNamed finds a part of an agency; "" is the whole.
func serviceNamed(r *chronology.Review, agency chronology.UID, name string) (chronology.UID, error) {
	if name == "" {
		return "", nil
	}
	service := r.ServiceNamed(agency, name)
	if service == nil {
		return "", usageError{fmt.Errorf("the agency has no service called %q", name)}
	}
	return service.UID, nil
}

// dueDay reads the day by which something is to be back; 0 for none.
func dueDay(wording string) (when.Day, error) {
	if wording == "" {
		return 0, nil
	}
	reading, err := when.Read(wording, when.Context{})
	if err != nil || !reading.Window.Exact() {
		return 0, usageError{errors.New("--due is not one day, such as 4 June 2026")}
	}
	return reading.Window.Earliest, nil
}
