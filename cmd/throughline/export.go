package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/export"
	"throughline.org/throughline/store"
)

// exportFlags are the flags of export.
type exportFlags struct {
	what, paper, from, to string
	lanes                 []string
	force                 bool
}

func newExport() *cobra.Command {
	var flags exportFlags
	cmd := &cobra.Command{
		Use:   "export FILE OUT",
		Short: "Write the review as PDF, CSV, SVG or PNG, by OUT's ending",
		Args:  arguments(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return flags.run(args[0], args[1], cmd.ErrOrStderr())
		},
	}
	f := cmd.Flags()
	f.StringVar(&flags.what, "what", "", "parts of the PDF, with commas: "+partNames(", "))
	f.StringVar(&flags.paper, "paper", "A4", "A4 or A3")
	f.StringArrayVar(&flags.lanes, "lane", nil, "only this agency; may be repeated")
	f.StringVar(&flags.from, "from", "", "only what may lie on or after this date")
	f.StringVar(&flags.to, "to", "", "only what may lie on or before this date")
	f.BoolVar(&flags.force, "force", false, "replace OUT")
	return cmd
}

func partNames(separator string) string {
	names := make([]string, len(export.Parts))
	for i, part := range export.Parts {
		names[i] = string(part)
	}
	return strings.Join(names, separator)
}

func (flags exportFlags) run(path, out string, messages io.Writer) error {
	format, known := export.FormatOf(out)
	if !known {
		return usageError{errors.New("OUT must end in .pdf, .csv, .svg or .png")}
	}
	if err := folderThere(out); err != nil {
		return err
	}
	return look(path, func(f *store.File) error {
		r := f.Review()
		options, err := flags.options(r)
		if err != nil {
			return err
		}
		return export.File(out, flags.force, func(w io.Writer) error {
			report, err := format.Write(w, r, chronology.Solve(r), options)
			for _, m := range report.Missing {
				fmt.Fprintf(messages, "no font has the character %U (in %s); it is printed as %q\n", m.Char, m.Where, '\uFFFD')
			}
			return err
		})
	})
}

// options turns the flags into what export is asked for.
func (flags exportFlags) options(r *chronology.Review) (export.Options, error) {
	o := export.Options{Paper: strings.ToUpper(flags.paper), Printed: today()}
	if o.Paper != "A4" && o.Paper != "A3" {
		return o, usageError{fmt.Errorf("--paper %q: A4 or A3", flags.paper)}
	}
	for _, name := range strings.Split(flags.what, ",") {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		part := export.Part(strings.ToLower(name))
		if !slices.Contains(export.Parts, part) {
			return o, usageError{fmt.Errorf("--what %q: the parts are %s", name, partNames(", "))}
		}
		o.What = append(o.What, part)
	}
	window, err := period(flags.from, flags.to)
	if err != nil {
		return o, err
	}
	if window != when.Always {
		o.Filter.Dates, o.Filter.From, o.Filter.To = true, window.Earliest, window.Latest
		if !window.Earliest.Open() && !window.Latest.Open() {
			o.From, o.To = window.Earliest, window.Latest
		}
	}
	o.Lanes, err = agenciesNamed(r, flags.lanes)
	o.Filter.Agencies = o.Lanes
	return o, err
}
