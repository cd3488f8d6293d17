package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

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
		Long: "Adds the events of each INPUT (.docx, .xlsx or CSV). A row that cannot be read is reported with its place and reason, and the rest goes in; " +
			"what is no event is listed. Each INPUT is one step that can be undone.",
		Args: arguments(cobra.MinimumNArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			var results []importJSON
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
func (flags importFlags) take(f *store.File, input string) (importJSON, error) {
	document, err := flags.read(input)
	if err != nil {
		return importJSON{}, err
	}
	review := f.Review()
	agency := flags.chosen(review, document)
	var options intake.Options
	if agency != nil {
		options.Agency = agency.UID
	}
	preview := intake.NewPreview(document, review, options)
	result := summarise(document.Name, agency, preview)
	events, _, _ := preview.Counts()
	if flags.dryRun || events == 0 {
		return result, nil
	}
	entities := preview.Entities()
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

func (flags importFlags) read(input string) (*intake.Document, error) {
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
	return intake.Read(file, info.Size(), filepath.Base(input), intake.ReadOptions{Rejected: flags.rejected})
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
func refusedWhole(input, why string) importJSON {
	return importJSON{
		File: filepath.Base(input), Events: []importedJSON{}, Doubts: []rowDoubtJSON{}, Ignored: []string{},
		Refused: []refusedJSON{{Row: "file", Why: why}},
	}
}

// report prints the results; refused rows make the exit status 1.
func (flags importFlags) report(out, messages io.Writer, results []importJSON) error {
	failed := false
	for _, result := range results {
		for _, row := range result.Refused {
			fmt.Fprintf(messages, "%s, %s: refused: %s\n", result.File, row.Row, row.Why)
			failed = true
		}
		for _, ignored := range result.Ignored {
			fmt.Fprintf(messages, "%s, not an event: %s\n", result.File, ignored)
		}
		for _, row := range result.Doubts {
			fmt.Fprintf(messages, "%s, %s: doubt: %s\n", result.File, row.Row, row.About)
		}
		if result.unassigned > 0 {
			fmt.Fprintf(messages, "%s: no agency is named in %d rows; nothing of them goes in. Say whose they are with --agency\n", result.File, result.unassigned)
			failed = true
		}
	}
	var err error
	switch {
	case !flags.asJSON:
		for _, result := range results {
			fmt.Fprintf(out, "%s: %d events, %d refused, %d doubts\n", result.File, len(result.Events), len(result.Refused), len(result.Doubts))
		}
	case len(results) == 1:
		err = printJSON(out, results[0])
	default:
		err = printJSON(out, results)
	}
	if err == nil && failed {
		err = errFindings
	}
	return err
}
