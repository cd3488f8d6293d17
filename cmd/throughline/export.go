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
	neutralGiven, datesGiven, forGiven bool
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
			return flags.run(args[0], args[1], cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	f := cmd.Flags()
	f.StringVar(&flags.what, "what", "", "parts of the PDF, with commas: "+partNames(", ")+"; of Word: section, table")
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
	if len(flags.allow) > 0 {
		open = change // what is let through is recorded
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
		if options.What != nil && format.Ending == ".docx" && !slices.Contains(options.What, export.Section) && !slices.Contains(options.What, export.Table) {
			return usageError{errors.New("--what: a Word document has the section and the table")}
		}
		release := export.Release{
			Path: out, Force: flags.force, Format: format, Version: version, Options: options, Allow: flags.allow,
			Record: func(found []sweep.Finding) error { return recordAllowed(f, version.For, found) },
		}
		released, err := release.Write(r, chronology.Solve(r))
		for _, m := range released.Report.Missing {
			fmt.Fprintf(messages, "no font has the character %U (in %s); it is printed as %q\n", m.Char, m.Where, '\uFFFD')
		}
		return flags.report(released, err, results, messages)
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
	o := export.Options{Paper: strings.ToUpper(flags.paper), Printed: today(), Comments: flags.comments, Notes: flags.notes}
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

// exportJSON is what `export --json` prints.
type exportJSON struct {
	Written      bool              `json:"written"`
	Pages        int               `json:"pages,omitempty"`
	Findings     []sweep.Finding   `json:"findings"`
	Replacements []replacementJSON `json:"replacements"`
}

// replacementJSON is a place where the version says something else than the review.
type replacementJSON struct {
	Entity  chronology.UID `json:"entity"`
	Field   string         `json:"field"`
	At      int            `json:"at"`
	Found   string         `json:"found"`
	With    string         `json:"with"`
	Why     chronology.Why `json:"why"`
	How     string         `json:"how,omitempty"`
	Person  chronology.UID `json:"person,omitempty"`
	Sure    string         `json:"sure"`
	Doubt   string         `json:"doubt,omitempty"`
	Decided bool           `json:"decided"`
	Made    bool           `json:"made"`
}

// report says what stopped the file, or how many places may want a look.
func (flags exportFlags) report(released export.Released, err error, results, messages io.Writer) error {
	stopped := errors.Is(err, export.ErrFindings)
	if err != nil && !stopped {
		return err
	}
	doubtful := 0
	out := exportJSON{Written: !stopped, Pages: released.Report.Pages, Findings: released.Findings, Replacements: []replacementJSON{}}
	if out.Findings == nil {
		out.Findings = []sweep.Finding{}
	}
	for _, p := range released.Replacements {
		if !p.Made && !p.Decided {
			doubtful++
		}
		out.Replacements = append(out.Replacements, replacementJSON{
			p.Entity, p.Field, p.At, p.Found, p.With, p.Why, p.How, p.Person, p.Sure.String(), p.Doubt, p.Decided, p.Made,
		})
	}
	for _, f := range released.Findings {
		fmt.Fprintf(messages, "%s: %s, %s: %s\n", f.ID, f.Kind, f.Where, f.Context)
	}
	if stopped {
		fmt.Fprintf(messages, "Nothing was written: the file would have held what is listed above. "+
			"Change the review, or let a finding through with --allow and its id.\n")
	} else if doubtful > 0 {
		fmt.Fprintf(messages, "Left as they are, since they may be no names: %d (--json lists them)\n", doubtful)
	}
	if flags.asJSON {
		if err := printJSON(results, out); err != nil {
			return err
		}
	}
	if stopped {
		return errFindings
	}
	return nil
}
