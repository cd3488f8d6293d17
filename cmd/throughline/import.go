package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/intake"
	"throughline.org/throughline/store"
)

// importJSON is what one input came to, as `import --json` prints it.
type importJSON struct {
	File    string           `json:"file"`
	Agency  *string          `json:"agency"`
	Events  []importedJSON   `json:"events"`
	Refused []rowJSON        `json:"refused"`
	Doubts  []rowJSON        `json:"doubts"`
	Ignored []intake.Ignored `json:"ignored"`
}

type importedJSON struct {
	Row      string         `json:"row"`
	UID      chronology.UID `json:"uid"`
	When     string         `json:"when"`
	Earliest *string        `json:"earliest"`
	Latest   *string        `json:"latest"`
	Time     *string        `json:"time"`
	Source   string         `json:"source"`
	What     string         `json:"what"`
}

type rowJSON struct {
	Row    string `json:"row"`
	Reason string `json:"reason"`
	Text   string `json:"text"`
}

// importFlags are the flags of import.
type importFlags struct {
	agency         string
	dryRun, asJSON bool
}

func newImport() *cobra.Command {
	var flags importFlags
	cmd := &cobra.Command{
		Use:   "import FILE INPUT…",
		Short: "Add what INPUT holds (CSV with a header row)",
		Long:  "Adds the events of each INPUT. A row that cannot be read is reported with its line and reason, and the rest goes in. Each INPUT is one step that can be undone.",
		Args:  arguments(cobra.MinimumNArgs(2)),
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
	if info, err := os.Stat(input); err == nil && (info.IsDir() || !readableInput(input)) {
		return importJSON{}, errKind
	}
	file, err := os.Open(input)
	if err != nil {
		return importJSON{}, err
	}
	defer file.Close()
	name := filepath.Base(input)
	table, err := intake.ReadCSV(file, name)
	if err != nil {
		return importJSON{}, err
	}
	review := f.Review()
	var options intake.Options
	var agency *chronology.Agency
	if flags.agency != "" {
		agency = review.EnsureAgency(flags.agency)
		options.Agency = agency.UID
	}
	preview := intake.NewPreview(table, review, options)
	result := summarise(name, agency, preview)
	if flags.dryRun || len(result.Events) == 0 {
		return result, nil
	}
	entities := preview.Entities()
	if agency != nil {
		entities = append([]chronology.Entity{agency}, entities...)
	}
	_, err = f.Import("import "+name, func(edit *store.Edit) error {
		for _, x := range entities {
			if err := edit.Put(x); err != nil {
				return err
			}
		}
		return nil
	})
	return result, err
}

// errKind is a folder, or a file of a kind that is not read.
var errKind = errors.New("not a table in text")

// refusal is why an input as a whole cannot be taken in, "" where it is no
// fault of the input. The other inputs are taken in all the same.
func refusal(err error) string {
	switch {
	case errors.Is(err, os.ErrNotExist):
		return "the file is not there"
	case errors.Is(err, os.ErrPermission):
		return "the file may not be read"
	case errors.Is(err, errKind), errors.Is(err, intake.ErrNotText):
		return "this is not a table in text; save it as CSV and import that"
	case errors.Is(err, intake.ErrEmpty):
		return "the file holds no rows"
	case errors.Is(err, intake.ErrTooLarge):
		return "the file is too large for a chronology; divide it"
	}
	return ""
}

// refusedWhole is the result of an input that gave nothing.
func refusedWhole(input, why string) importJSON {
	return importJSON{
		File: filepath.Base(input), Events: []importedJSON{}, Doubts: []rowJSON{}, Ignored: []intake.Ignored{},
		Refused: []rowJSON{{Row: "file", Reason: why}},
	}
}

func readableInput(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".csv", ".tsv", ".txt", "":
		return true
	}
	return false
}

func summarise(name string, agency *chronology.Agency, p *intake.Preview) importJSON {
	result := importJSON{
		File: name, Events: []importedJSON{}, Refused: []rowJSON{}, Doubts: []rowJSON{},
		Ignored: append([]intake.Ignored{}, p.Ignored...),
	}
	if agency != nil {
		result.Agency = &agency.Name
	}
	rows := slices.Clone(p.Rows)
	slices.SortStableFunc(rows, func(a, b intake.PreviewRow) int { return a.Line - b.Line })
	for _, row := range rows {
		place, text := fmt.Sprintf("line %d", row.Line), strings.Join(row.Cells, " · ")
		if row.Event == nil {
			result.Refused = append(result.Refused, rowJSON{place, row.Refused, text})
			continue
		}
		taken := importedJSON{
			Row: place, UID: row.Event.UID, When: row.Wording, Source: row.Event.Source, What: row.Event.What,
			Earliest: iso(row.Reading.Window.Earliest), Latest: iso(row.Reading.Window.Latest),
		}
		if clock := row.Reading.Clock.String(); clock != "" {
			taken.Time = &clock
		}
		result.Events = append(result.Events, taken)
		for _, doubt := range row.Doubts {
			result.Doubts = append(result.Doubts, rowJSON{place, doubt, row.Wording})
		}
	}
	return result
}

// report prints the results; refused rows make the exit status 1.
func (flags importFlags) report(out, messages io.Writer, results []importJSON) error {
	failed := false
	for _, result := range results {
		for _, row := range result.Refused {
			fmt.Fprintf(messages, "%s, %s: refused: %s\n", result.File, row.Row, row.Reason)
			failed = true
		}
		for _, ignored := range result.Ignored {
			fmt.Fprintf(messages, "%s, line %d: not an event: “%s”: %s\n", result.File, ignored.Line, ignored.Text, ignored.Why)
		}
		for _, row := range result.Doubts {
			fmt.Fprintf(messages, "%s, %s: doubt: %s\n", result.File, row.Row, row.Reason)
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
