package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"throughline.org/throughline/chronology"
	agencyreturns "throughline.org/throughline/chronology/returns"
	"throughline.org/throughline/store"
	"throughline.org/throughline/ui"
)

// mergeFlags are the flags of merge.
type mergeFlags struct {
	agency, service       string // of a table
	dryRun, asJSON, force bool
	secret                passphrase
}

// mergeJSON is what merge prints of one return.
type mergeJSON struct {
	File      string         `json:"file"`
	Agency    *string        `json:"agency"`
	State     string         `json:"state"` // how it stands to what was taken in before, or "refused"
	Message   string         `json:"message"`
	Taken     []takenJSON    `json:"taken"`
	Conflicts []conflictJSON `json:"conflicts"`
	Refused   []string       `json:"refused"` // uids of rows that are another agency's, or places in a table that could not be read
	Missing   []string       `json:"missing"` // uids of events that a table does not have any more; they stay
	failed    bool
}

type takenJSON struct {
	UID    chronology.UID `json:"uid"`
	Sort   string         `json:"sort"`
	Field  string         `json:"field,omitempty"`
	Change string         `json:"change"` // new, changed, deleted
}

type conflictJSON struct {
	UID     chronology.UID `json:"uid"`
	Agency  string         `json:"agency"` // whose text theirs is
	Entity  chronology.UID `json:"entity"`
	Sort    string         `json:"sort"`
	Field   string         `json:"field"` // "" for the whole row, which one side deleted
	Base    string         `json:"base"`
	Mine    string         `json:"mine"`
	Theirs  string         `json:"theirs"`
	Decided string         `json:"decided"`
}

func newMerge() *cobra.Command {
	var flags mergeFlags
	cmd := &cobra.Command{
		Use:   "merge FILE RETURN…",
		Short: "Take in packs that agencies have filled in, or later tables of theirs",
		Long: "Takes in what each RETURN changed since it was last known, field by field. What both sides changed in different ways stays as it is in FILE " +
			"and is listed, to be decided with decide or in the window. A table (.docx, .xlsx, CSV) is matched to the rows that the agency sent before: " +
			"by its own ids, else by dates, texts and order. Each RETURN is one step that can be undone.",
		Args: arguments(cobra.MinimumNArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			var results []mergeJSON
			open := change
			if flags.dryRun {
				open = look
			}
			err := open(args[0], func(f *store.File) error {
				for _, path := range args[1:] {
					result, err := flags.take(f, path, cmd.ErrOrStderr())
					if err != nil {
						return err
					}
					results = append(results, result)
				}
				return nil
			})
			if err != nil {
				return err
			}
			return flags.report(cmd.OutOrStdout(), cmd.ErrOrStderr(), results)
		},
	}
	cmd.Flags().BoolVar(&flags.dryRun, "dry-run", false, "say what would happen; change nothing")
	cmd.Flags().BoolVar(&flags.asJSON, "json", false, "print JSON: one object, or an array for several returns")
	cmd.Flags().BoolVar(&flags.force, "force", false, "take in knowingly a copy that was edited side by side, or a pack that FILE does not know")
	cmd.Flags().StringVar(&flags.agency, "agency", "", "the agency that a table is of, where it does not say")
	cmd.Flags().StringVar(&flags.service, "service", "", "the part of the agency that a table is of; rows of other parts are not missed")
	flags.secret.flag(cmd)
	return cmd
}

// take merges one return. One that cannot be read is no error: the others are
// taken in all the same.
func (flags mergeFlags) take(f *store.File, path string, messages io.Writer) (mergeJSON, error) {
	result := mergeJSON{File: filepath.Base(path), Taken: []takenJSON{}, Conflicts: []conflictJSON{}, Refused: []string{}, Missing: []string{}}
	refuse := func(err error) (mergeJSON, error) {
		result.State, result.Message, result.failed = "refused", ui.Sentence(err), true
		return result, nil
	}
	outcome, places, err := flags.outcome(f.Review(), path, messages)
	if err != nil {
		return refuse(err)
	}
	result.fill(f.Review(), outcome)
	result.Refused = append(result.Refused, places...)
	result.failed = result.failed || len(places) > 0
	if flags.dryRun || outcome.Received == nil {
		return result, nil
	}
	_, err = f.Import("take in the return "+result.File, func(e *store.Edit) error { return store.PutOutcome(e, outcome) })
	return result, err
}

// outcome is what a return changes, and the places of a table that were not read.
func (flags mergeFlags) outcome(r *chronology.Review, path string, messages io.Writer) (*agencyreturns.Outcome, []string, error) {
	day := time.Now().Format(time.DateOnly)
	if isTable(path) {
		table, places, err := flags.table(r, path)
		if err != nil {
			return nil, nil, err
		}
		outcome, err := agencyreturns.MergeTable(r, table, day)
		return outcome, places, err
	}
	key, err := flags.secret.forReading(path, messages)
	if err != nil {
		return nil, nil, err
	}
	theirs, err := store.ReadReturn(path, key)
	if err != nil {
		return nil, nil, err
	}
	outcome, err := agencyreturns.Merge(r, theirs, day, flags.force)
	return outcome, nil, err
}

func (m *mergeJSON) fill(r *chronology.Review, o *agencyreturns.Outcome) {
	if a := r.Agency(o.Agency); a != nil {
		m.Agency = &a.Name
	}
	m.State, m.Message = string(o.Standing), o.Summary()
	for _, t := range o.Taken {
		kind := "changed"
		switch {
		case t.New:
			kind = "new"
		case t.Gone:
			kind = "deleted"
		}
		m.Taken = append(m.Taken, takenJSON{t.Entity, t.Sort, t.Field, kind})
	}
	for _, c := range o.Conflicts {
		m.Conflicts = append(m.Conflicts, conflictOf(r, c))
	}
	for _, uid := range o.Refused {
		m.Refused = append(m.Refused, string(uid))
	}
	for _, uid := range o.Missing {
		m.Missing = append(m.Missing, string(uid))
	}
	m.failed = o.Received == nil && o.Standing != agencyreturns.Same || len(o.Conflicts)+len(o.Refused) > 0
}

func conflictOf(r *chronology.Review, c *chronology.Conflict) conflictJSON {
	agency := ""
	if a := r.Agency(c.Agency); a != nil {
		agency = a.Name
	}
	return conflictJSON{c.UID, agency, c.Entity, c.Sort, c.Field, c.Base, c.Mine, c.Theirs, string(c.Decided)}
}

// report prints the results; what is refused or to be decided makes the exit status 1.
func (flags mergeFlags) report(out, messages io.Writer, results []mergeJSON) error {
	failed := false
	for _, result := range results {
		failed = failed || result.failed
		if len(result.Refused) > 0 {
			fmt.Fprintf(messages, "%s: refused, since they are another agency's or could not be read: %d rows\n", result.File, len(result.Refused))
		}
	}
	var err error
	switch {
	case !flags.asJSON:
		for _, result := range results {
			fmt.Fprintf(out, "%s: %s\n", result.File, result.Message)
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

func newConflicts() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "conflicts FILE",
		Short: "List what a return and the review changed in different ways",
		Args:  arguments(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return look(args[0], func(f *store.File) error {
				list := []conflictJSON{}
				for _, c := range f.Review().OpenConflicts() {
					list = append(list, conflictOf(f.Review(), c))
				}
				if asJSON {
					return printJSON(cmd.OutOrStdout(), list)
				}
				for _, c := range list {
					fmt.Fprintf(cmd.OutOrStdout(), "%s %s %s, %s\n  before: %s\n  mine:   %s\n  theirs: %s\n", c.UID, c.Sort, c.Field, c.Agency, c.Base, c.Mine, c.Theirs)
				}
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func newDecide() *cobra.Command {
	var text string
	cmd := &cobra.Command{
		Use:   "decide FILE CONFLICT mine|theirs|own --text T",
		Short: "Settle a conflict: what stands in the review, what the agency sent, or a text of your own",
		Args:  arguments(cobra.ExactArgs(3)),
		RunE: func(cmd *cobra.Command, args []string) error {
			how, known := map[string]chronology.Decided{"mine": chronology.DecidedMine, "theirs": chronology.DecidedTheirs, "own": chronology.DecidedOwn}[args[2]]
			if !known || (how == chronology.DecidedOwn) != cmd.Flags().Changed("text") {
				return usageError{errors.New("say mine, theirs, or own with --text")}
			}
			return change(args[0], func(f *store.File) error { return decide(f, chronology.UID(args[1]), how, text) })
		},
	}
	cmd.Flags().StringVar(&text, "text", "", "the text of your own")
	return cmd
}

func decide(f *store.File, uid chronology.UID, how chronology.Decided, text string) error {
	c, _ := f.Review().Find(uid).(*chronology.Conflict)
	if c == nil {
		return usageError{errors.New("there is no conflict of that uid")}
	}
	put, remove, err := agencyreturns.Decide(f.Review(), c, how, text)
	if err != nil {
		return err
	}
	_, err = f.Edit("decide a conflict", func(e *store.Edit) error {
		for _, x := range put {
			if err := e.Put(x); err != nil {
				return err
			}
		}
		for _, gone := range remove {
			if err := e.Remove(gone); err != nil {
				return err
			}
		}
		return nil
	})
	return err
}
