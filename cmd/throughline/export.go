package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/export"
	"throughline.org/throughline/export/sweep"
	"throughline.org/throughline/store"
)

// exportFlags are the flags of export.
type exportFlags struct {
	what, paper, from, to              string
	lanes, allow                       []string
	force, asJSON                      bool
	version, dates                     string
	published, neutral                 bool
	comments, notes                    bool
	columns, sheets, agency, knew, on  string
	long, grey, contrast               bool
	copyName                           string
	copyNumber, sectionNumber          int
	neutralGiven, datesGiven, forGiven bool
	goesOn                             func(done, total int) bool
}

func newExport() *cobra.Command {
	var flags exportFlags
	cmd := &cobra.Command{
		Use:   "export FILE OUT",
		Short: "Write the review as PDF, Word, Excel, CSV, SVG, PNG or JSON, by OUT's ending",
		Long: "Writes the review by OUT's ending: .pdf, .docx, .xlsx, .csv, .svg, .png or .json.\n" +
			"A panel or published version puts labels or pseudonyms in the place of names. Its finished file is swept for names,\n" +
			"dates of birth, telephone numbers, postcodes and the like; what is found is listed, and the file is not written\n" +
			"until it is dealt with or let through by --allow, which the history records.",
		Args: arguments(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			flags.neutralGiven, flags.datesGiven = cmd.Flags().Changed("neutral"), cmd.Flags().Changed("dates")
			flags.forGiven = cmd.Flags().Changed("version")
			if err := fits(args[1], cmd.Flags().Changed); err != nil {
				return err
			}
			interrupted, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
			defer stop()
			flags.goesOn = func(int, int) bool { return interrupted.Err() == nil }
			return flags.run(args[0], args[1], cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	f := cmd.Flags()
	f.StringVar(&flags.what, "what", "", "parts of a PDF or Word document, with commas, in the order in which they are printed: "+partNames(", "))
	f.StringVar(&flags.columns, "columns", "", "columns of the tables of events, with commas, in their order: "+columnNames()+
		"; “what:2” is twice as wide as usual")
	f.StringVar(&flags.sheets, "sheets", "", "sheets wide and high that the lanes are drawn over: 3x1; 0 is as many as they need")
	f.BoolVar(&flags.long, "long", false, "the lanes on one long sheet")
	f.BoolVar(&flags.grey, "grey", false, "without colour")
	f.BoolVar(&flags.contrast, "contrast", false, "in high contrast")
	f.StringVar(&flags.agency, "agency", "", "whose own chronology (--what agency) or form (--what form)")
	f.StringVar(&flags.knew, "knew", "", "print what this agency knew on the day of --on")
	f.StringVar(&flags.on, "on", "", "the day of --knew")
	f.StringVar(&flags.copyName, "copy", "", "whose copy it is: the name stands on every page of a PDF or Word document")
	f.IntVar(&flags.copyNumber, "copy-number", 0, "the number of the copy, which the review’s list of copies keeps")
	f.IntVar(&flags.sectionNumber, "section-number", 0, "the number of the chronology section; 0: the review's own")
	f.StringVar(&flags.paper, "paper", "A4", "A4 or A3")
	f.StringArrayVar(&flags.lanes, "lane", nil, "only this agency; may be repeated")
	f.StringVar(&flags.from, "from", "", "only what may lie on or after this date")
	f.StringVar(&flags.to, "to", "", "only what may lie on or before this date")
	f.BoolVar(&flags.force, "force", false, "replace OUT")
	f.StringVar(&flags.version, "version", "working", "for whom: working (real names), panel (labels) or published (pseudonyms)")
	f.BoolVar(&flags.published, "published", false, "the same as --version published")
	f.StringVar(&flags.dates, "dates", "", "how much of a date is told: exact, month, relative or age (published: as the review has chosen, else relative)")
	f.BoolVar(&flags.neutral, "neutral", false, "word children without saying whether they are girls or boys")
	f.BoolVar(&flags.comments, "comments", false, "take the agency authors' comments along")
	f.BoolVar(&flags.notes, "notes", false, "take the reviewer's notes along")
	f.StringArrayVar(&flags.allow, "allow", nil, "let a finding of the sweep through, by its id; may be repeated")
	f.BoolVar(&flags.asJSON, "json", false, "print JSON: whether the file was written, findings and replacements")
	return cmd
}

func partNames(separator string) string {
	names := make([]string, len(export.Parts))
	for i, part := range export.Parts {
		names[i] = string(part)
	}
	return strings.Join(names, separator)
}

func columnNames() string {
	names := make([]string, len(export.ColumnNames))
	for i, name := range export.ColumnNames {
		names[i] = string(name)
	}
	return strings.Join(names, ", ")
}

func endings() string {
	names := make([]string, len(export.Formats))
	for i, f := range export.Formats {
		names[i] = f.Ending
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

func (flags exportFlags) run(path, out string, results, messages io.Writer) error {
	format, known := export.FormatOf(out)
	if !known {
		return usageError{errors.New("OUT must end in " + endings())}
	}
	if err := folderThere(out); err != nil {
		return err
	}
	open := look
	if len(flags.allow) > 0 || flags.copyNumber > 0 {
		open = change // what is let through, and who has which copy, is recorded
	}
	return open(path, func(f *store.File) error {
		r := f.Review()
		version, err := flags.versionOf(r.Settings)
		if err != nil {
			return err
		}
		options, err := flags.options(r, version)
		if err != nil {
			return err
		}
		release := export.Release{
			Path: out, Force: flags.force, Format: format, Version: version, Options: options, Allow: flags.allow,
			Record: func(found []sweep.Finding) error { return recordAllowed(f, version.For, found) },
		}
		if slices.Contains(options.What, export.VersionTable) {
			if release.Options.Versions, err = versionsBefore(f); err != nil {
				return err
			}
		}
		released, err := release.Write(r, chronology.Solve(r))
		if given := release.Given(r); given != nil && err == nil {
			_, err = f.Edit(given.Giving(), func(e *store.Edit) error { return e.Put(given) })
		}
		for _, m := range released.Report.Missing {
			fmt.Fprintf(messages, "no font has the character %U (in %s); it is printed as %q\n", m.Char, m.Where, '\uFFFD')
		}
		if unexplained := released.Report.Unexplained; len(unexplained) > 0 {
			fmt.Fprintf(messages, "the glossary does not explain: %s\n", strings.Join(unexplained, ", "))
		}
		return flags.report(released, misasked(err), results, messages)
	})
}

// versionOf reads for whom the file is.
func (flags exportFlags) versionOf(s *chronology.Settings) (chronology.Version, error) {
	v := chronology.Version{For: chronology.Audience(strings.ToLower(flags.version))}
	if flags.published {
		if flags.forGiven && v.For != chronology.Published {
			return v, usageError{errors.New("--published and another --version")}
		}
		v.For = chronology.Published
	}
	if !slices.Contains(chronology.Audiences, v.For) {
		return v, usageError{fmt.Errorf("--version %q: working, panel or published", flags.version)}
	}
	if v.For == chronology.Published {
		v = s.PublishedVersion()
	}
	if flags.datesGiven {
		v.Dates = chronology.DatePolicy(strings.ToLower(flags.dates))
		if !slices.Contains(chronology.DatePolicies, v.Dates) {
			return v, usageError{fmt.Errorf("--dates %q: exact, month, relative or age", flags.dates)}
		}
	}
	if flags.neutralGiven {
		v.Neutral = flags.neutral
	}
	v.Comments, v.Notes = flags.comments, flags.notes
	if !v.Masked() && (v.HidesDays() || v.Neutral) {
		return v, usageError{errors.New("--dates and --neutral are for --version panel or published")}
	}
	return v, nil
}

// options turns the flags into what export is asked for.
func (flags exportFlags) options(r *chronology.Review, v chronology.Version) (export.Options, error) {
	o := export.Options{
		Paper: strings.ToUpper(flags.paper), Printed: today(), Comments: flags.comments, Notes: flags.notes, Progress: flags.goesOn,
	}
	if o.Paper != "A4" && o.Paper != "A3" {
		return o, usageError{fmt.Errorf("--paper %q: A4 or A3", flags.paper)}
	}
	o.LongSheet, o.Grey, o.Contrast, o.SectionNumber = flags.long, flags.grey, flags.contrast, flags.sectionNumber
	if flags.copyNumber < 0 || flags.sectionNumber < 0 {
		return o, usageError{errors.New("--copy-number and --section-number count from 1")}
	}
	o.Copy = export.Copy{Number: flags.copyNumber, Name: flags.copyName}
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
	for _, read := range []func(*chronology.Review, *export.Options) error{flags.readColumns, flags.readSheets, flags.readAgency} {
		if err := read(r, &o); err != nil {
			return o, err
		}
	}
	window, err := period(flags.from, flags.to)
	if err != nil {
		return o, err
	}
	if window != when.Always {
		if v.HidesDays() {
			return o, usageError{errors.New("--from and --to would tell the dates that this version keeps back")}
		}
		o.Filter.Dates, o.Filter.From, o.Filter.To = true, window.Earliest, window.Latest
		if !window.Earliest.Open() && !window.Latest.Open() {
			o.From, o.To = window.Earliest, window.Latest
		}
	}
	o.Lanes, err = agenciesNamed(r, flags.lanes)
	o.Filter.Agencies = o.Lanes
	return o, err
}

// readColumns reads --columns.
func (flags exportFlags) readColumns(_ *chronology.Review, o *export.Options) error {
	for _, one := range strings.Split(flags.columns, ",") {
		name, width, given := strings.Cut(strings.TrimSpace(one), ":")
		if name == "" {
			continue
		}
		c := export.Column{Name: export.ColumnName(strings.ToLower(name))}
		if !slices.Contains(export.ColumnNames, c.Name) {
			return usageError{fmt.Errorf("--columns %q: the columns are %s", name, columnNames())}
		}
		if given {
			var err error
			if c.Width, err = strconv.ParseFloat(width, 64); err != nil || !(c.Width > 0) {
				return usageError{fmt.Errorf("--columns %q: the width is a number, 2 for twice as wide as usual", one)}
			}
		}
		o.Columns = append(o.Columns, c)
	}
	return nil
}

// readSheets reads --sheets.
func (flags exportFlags) readSheets(_ *chronology.Review, o *export.Options) error {
	if flags.sheets == "" {
		return nil
	}
	wide, high, both := strings.Cut(strings.ToLower(flags.sheets), "x")
	var err, alsoErr error
	o.Sheets[0], err = strconv.Atoi(wide)
	o.Sheets[1], alsoErr = strconv.Atoi(high)
	if !both || err != nil || alsoErr != nil {
		return usageError{fmt.Errorf("--sheets %q: so many wide and so many high, as in 3x1", flags.sheets)}
	}
	return nil
}

// readAgency reads --agency, --knew and --on. --knew asks for its part.
func (flags exportFlags) readAgency(r *chronology.Review, o *export.Options) error {
	if flags.knew != "" && flags.agency != "" && r.AgencyNamed(flags.knew) != r.AgencyNamed(flags.agency) {
		return usageError{errors.New("--agency and --knew name two agencies; write a file for each")}
	}
	if (flags.knew == "") != (flags.on == "") {
		return usageError{errors.New("--knew names an agency, --on the day: both are needed")}
	}
	if name := cmp.Or(flags.knew, flags.agency); name != "" {
		uids, err := agenciesNamed(r, []string{name})
		if err != nil {
			return err
		}
		o.Agency = uids[0]
	}
	if flags.knew == "" {
		return nil
	}
	reading, err := when.Read(flags.on, when.Context{})
	if err != nil || !reading.Window.Exact() {
		return usageError{fmt.Errorf("--on %q: a day, as in 9 May 2013", flags.on)}
	}
	o.Knew = reading.Window.Earliest
	if !slices.Contains(o.What, export.Knowledge) {
		o.What = append(o.What, export.Knowledge)
	}
	return nil
}

// misasked tells the mistakes in what is asked for from what goes wrong while the
// file is written.
func misasked(err error) error {
	for _, asked := range []struct {
		err  error
		flag string
	}{
		{export.ErrPartTwice, "--what"}, {export.ErrColumns, "--columns (--comments and --notes ask for theirs)"}, {export.ErrSheets, "--sheets"},
		{export.ErrNoAgency, "--agency"}, {export.ErrNoDay, "--knew and --on"},
	} {
		if errors.Is(err, asked.err) {
			return usageError{fmt.Errorf("%s: %w", asked.flag, err)}
		}
	}
	if err == nil || errors.Is(err, export.ErrFindings) {
		return err
	}
	return writing(err)
}

// versionsBefore are the versions of the document that the history knows.
func versionsBefore(f *store.File) ([]export.DocumentVersion, error) {
	named, err := f.Versions()
	if err != nil {
		return nil, err
	}
	var list []export.DocumentVersion
	for _, v := range named {
		if v.Name != f.Review().Settings.Version {
			list = append(list, export.DocumentVersion{Name: v.Name, On: when.Date(v.At.Local().Date()), What: "So named on this day."})
		}
	}
	return list, nil
}

// recordAllowed keeps in the review, and so in its history, what was let through.
func recordAllowed(f *store.File, audience chronology.Audience, found []sweep.Finding) error {
	label := fmt.Sprintf("let %d findings through in a %s file", len(found), audience)
	if len(found) == 1 {
		label = fmt.Sprintf("let a finding through in a %s file", audience)
	}
	_, err := f.Edit(label, func(e *store.Edit) error {
		for _, finding := range found {
			if err := e.Put(finding.Allowance(audience)); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}
