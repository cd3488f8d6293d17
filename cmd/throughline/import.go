package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/intake"
	"throughline.org/throughline/store"
)

// importFlags are the flags of import.
type importFlags struct {
	agency                   string
	dryRun, asJSON, rejected bool
}

func newImport() *cobra.Command {
	var flags importFlags
	cmd := &cobra.Command{
		Use:   "import FILE INPUT…",
		Short: "Add what INPUT holds: Word, Excel, CSV",
		Long: "Adds the events of each INPUT (.docx, .xlsx, CSV, or a review in .json). A row that cannot be read is reported with its place and reason, and the rest goes in; " +
			"what is no event is listed. Each INPUT is one step that can be undone.",
		Args: arguments(cobra.MinimumNArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			var results []importResult
			run := func(f *store.File) error {
				for _, input := range args[1:] {
					result, err := flags.take(f, input)
					if why := refusal(err); why != "" {
						result, err = refusedWhole(input, why), nil
					}
					if err != nil {
						return err
					}
					results = append(results, result)
				}
				return nil
			}
			if err := flags.open(args[0], run); err != nil {
				return err
			}
			return flags.report(cmd.OutOrStdout(), cmd.ErrOrStderr(), results)
		},
	}
	cmd.Flags().StringVar(&flags.agency, "agency", "", "the agency of rows that name none; made where it is new")
	cmd.Flags().BoolVar(&flags.rejected, "changes-rejected", false, "read a Word document as if its tracked changes were rejected, not accepted")
	cmd.Flags().BoolVar(&flags.dryRun, "dry-run", false, "say what would happen; change nothing")
	cmd.Flags().BoolVar(&flags.asJSON, "json", false, "print JSON: one object, or an array for several inputs")
	return cmd
}

func (flags importFlags) open(path string, run func(*store.File) error) error {
	if !flags.dryRun {
		return change(path, run)
	}
	return look(path, run)
}

// take reads one input and, unless it is a dry run, puts its events in.
func (flags importFlags) take(f *store.File, input string) (importResult, error) {
	review := f.Review()
	document, agency, err := flags.readFor(review, input)
	if err != nil {
		return importResult{}, err
	}
	var options intake.Options
	if agency != nil {
		options.Agency = agency.UID
		if review.Agency(agency.UID) == nil {
			options.New = agency
		}
	}
	preview := intake.NewPreview(document, review, options)
	result := importResult{file: document.Name, preview: preview}
	if agency != nil {
		result.agency = &agency.Name
	}
	events, _, _ := preview.Counts()
	if flags.dryRun || events == 0 {
		return result, nil
	}
	entities, _, err := preview.Accepted(document, review, options.Agency, time.Now())
	if err != nil {
		return importResult{}, err
	}
	if agency != nil {
		entities = append([]chronology.Entity{agency}, entities...)
	}
	_, err = f.Import("import "+document.Name, func(edit *store.Edit) error {
		for _, x := range entities {
			if err := edit.Put(x); err != nil {
				return err
			}
		}
		return nil
	})
	return result, err
}

// chosen is the agency of rows that name none: the one that was asked for, else
// the one that the document names or, in an agency's own file, that agency. It
// may be new; nil where nothing says.
func (flags importFlags) chosen(review *chronology.Review, document *intake.Document) *chronology.Agency {
	switch named := document.NamedAgency(review); {
	case flags.agency != "":
		return review.EnsureAgency(flags.agency)
	case named != "":
		return review.EnsureAgency(named)
	case review.Settings != nil && review.Settings.OneAgency != "":
		return review.Agency(review.Settings.OneAgency)
	}
	return nil
}

// readFor reads a file as what is remembered of its agency has it. The agency is
// nil where neither the flags nor the file name one.
func (flags importFlags) readFor(review *chronology.Review, input string) (*intake.Document, *chronology.Agency, error) {
	document, err := flags.read(input, nil)
	if err != nil {
		return nil, nil, err
	}
	agency := flags.chosen(review, document)
	if agency == nil {
		return document, nil, nil
	}
	if known := intake.Remember(review.ColumnMatchesOf(agency.UID)); known != nil {
		document, err = flags.read(input, known)
	}
	return document, agency, err
}

func (flags importFlags) read(input string, known intake.Remembered) (*intake.Document, error) {
	info, err := os.Stat(input)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errKind
	}
	file, err := os.Open(input)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return intake.Read(file, info.Size(), filepath.Base(input), intake.ReadOptions{Rejected: flags.rejected, Remembered: known})
}

// errKind is a folder, or something else that is no file.
var errKind = errors.New("not a file")

// refusal is why an input as a whole cannot be taken in, "" where it is no
// fault of the input. The other inputs are taken in all the same.
func refusal(err error) string {
	switch {
	case errors.Is(err, os.ErrNotExist):
		return "the file is not there"
	case errors.Is(err, os.ErrPermission):
		return "the file may not be read"
	case errors.Is(err, errKind):
		return "this is not a file with a table; save it as .docx, .xlsx or CSV and import that"
	}
	return intake.Refusal(err)
}

// refusedWhole is the result of an input that gave nothing.
func refusedWhole(input, why string) importResult {
	return importResult{file: filepath.Base(input), preview: &intake.Preview{}, whole: why}
}

// report prints the results; refused rows make the exit status 1.
func (flags importFlags) report(out, messages io.Writer, results []importResult) error {
	failed := false
	for _, result := range results {
		failed = result.say(messages) || failed
	}
	w := bufio.NewWriter(out)
	var err error
	switch {
	case !flags.asJSON:
		for _, result := range results {
			events, doubted, refused := result.preview.Counts()
			fmt.Fprintf(w, "%s: %d events, %d refused, %d in doubt\n", result.file, events, refused, doubted)
		}
	case len(results) == 1:
		err = results[0].write(w)
		fmt.Fprintln(w)
	default:
		fmt.Fprint(w, "[")
		for i, result := range results {
			if i > 0 {
				fmt.Fprint(w, ",\n")
			}
			err = errors.Join(err, result.write(w))
		}
		fmt.Fprintln(w, "]")
	}
	if err = errors.Join(err, w.Flush()); err == nil && failed {
		err = errFindings
	}
	return err
}

// say tells on the side what was refused, left out or doubted, a line each, and
// whether anything was refused.
func (r importResult) say(messages io.Writer) (failed bool) {
	w := bufio.NewWriter(messages)
	defer w.Flush()
	if r.whole != "" {
		fmt.Fprintf(w, "%s, file: refused: %s\n", r.file, r.whole)
		return true
	}
	unassigned := 0
	rows := r.preview.InOrder()
	for _, row := range rows {
		switch {
		case row.Unassigned:
			unassigned++
		case row.Event == nil:
			fmt.Fprintf(w, "%s, %s: refused: %s\n", r.file, row.Place(), row.Refused)
			failed = true
		}
	}
	for _, ignored := range r.preview.Ignored {
		fmt.Fprintf(w, "%s, not an event: %s\n", r.file, strings.ReplaceAll(ignoredLine(ignored), "\n", " / "))
	}
	for _, row := range rows {
		for _, about := range row.Doubts {
			if comingIn(row) != nil {
				fmt.Fprintf(w, "%s, %s: doubt: %s\n", r.file, row.Place(), about)
			}
		}
	}
	if unassigned > 0 {
		fmt.Fprintf(w, "%s: no agency is named in %d rows, and none of them goes in. Say whose they are with --agency\n", r.file, unassigned)
	}
	return failed || unassigned > 0
}
