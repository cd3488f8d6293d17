package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
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
	if !readableInput(input) {
		return importJSON{}, fmt.Errorf("%s: this kind of file cannot be read yet; save it as CSV and import that", filepath.Base(input))
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
	for _, row := range p.Rows {
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
		for _, row := range result.Doubts {
			fmt.Fprintf(messages, "%s, %s: doubt: %s\n", result.File, row.Row, row.Reason)
		}
	}
	var err error
	switch {
	case !flags.asJSON:
		for _, result := range results {
			fmt.Fprintf(out, "%s: %d events, %d rows refused, %d doubts\n", result.File, len(result.Events), len(result.Refused), len(result.Doubts))
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
